// Files of a form are sent at once, piece by piece (tus), with their progress; what is too large or of another kind is not sent at all.
// Without this script the inputs are plain ones, and the files go with the form.
(() => {
  const made = (tag, properties, ...children) => {
    const e = Object.assign(document.createElement(tag), properties);
    e.append(...children);
    return e;
  };
  // Places whose files are on their way; where they are stuck, nothing moves.
  const moving = new Set();
  let waiting = null;
  // A button pressed while files are on their way takes effect when they have arrived, or when they are stuck: then they go with the form.
  function release() {
    if (moving.size || !waiting) return;
    const { form, button } = waiting;
    waiting = null;
    form.requestSubmit(button?.isConnected ? button : null);
  }

  const token = (box) => box.closest("form").elements.__RequestVerificationToken.value;
  const problemOf = async (answer) => {
    try {
      return await answer.json();
    } catch {
      return {};
    }
  };
  const sentenceOf = (problem) =>
    [problem.detail, ...Object.values(problem.errors ?? {}).flat()]
      .filter((t, i, all) => t && all.indexOf(t) === i)
      .join(" ");

  function unfit(box, file) {
    const { accept, megabytes, tooLarge, wrongType, heic, empty } = box.dataset,
      dot = file.name.lastIndexOf("."),
      kind = dot < 0 ? "" : file.name.slice(dot + 1).toLowerCase();
    if (["heic", "heif"].includes(kind)) return heic;
    if (!accept.split(",").includes(kind)) return wrongType;
    if (file.size > Number(megabytes) * 1024 * 1024) return tooLarge;
    return file.size === 0 ? empty : null;
  }

  // What is refused is said beside its field, and by the field itself to who cannot see it; what was said before is over.
  let refusals = 0;
  function refuse(box, line, told, text) {
    told.id = `upload-refused-${++refusals}`;
    told.textContent = text;
    told.setAttribute("role", "alert");
    line.classList.add("text-danger");
    line.dataset.refused = "";
    describe(box);
  }
  function forget(box) {
    for (const line of box.querySelectorAll(".upload[data-refused]")) line.remove();
    describe(box);
  }
  function describe(box) {
    const input = box.querySelector("input[type=file]"),
      told = [...box.querySelectorAll("[data-refused] [role=alert]")].map((sentence) => sentence.id),
      described = [...told, box.dataset.hint].filter(Boolean).join(" ");
    if (told.length) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
  }

  // Files of a material come behind those that are there, or in their place: by its box where it has one. What follows the first of them stays.
  const adds = (box) => box.querySelector("[data-keep-files]")?.checked ?? box.dataset.add === "yes";
  function keepWhatCame(box) {
    const choice = box.querySelector("[data-keep-files]");
    if (choice) choice.checked = true;
    else box.dataset.add = "yes";
  }

  // The file's own digest: by it the rest of another file is never put behind the beginning of this one. Of very large files none is taken here.
  const mostDigested = 100 * 1024 * 1024;
  async function digestOf(file) {
    if (!globalThis.crypto?.subtle || file.size > mostDigested) return null;
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Where it is handed in: a form whose case is not begun yet begins it first.
  async function target(box) {
    if (box.dataset.to) return box.dataset.to;
    const id = await window.adaApplication?.begin();
    return id ? `/cases/${id}/materials/${box.dataset.code}/uploaded` : null;
  }

  // A file's line, which says how far it is; null where the file is not fit to be sent, which the line says then.
  function lined(box, file) {
    const words = box.dataset,
      name = made("span", { className: "upload-name", textContent: file.name }),
      told = made("span", { className: "small" }),
      line = made("div", { className: "upload" }, name);
    box.querySelector(".uploads").append(line);
    const wrong = unfit(box, file);
    if (wrong) {
      line.append(told);
      refuse(box, line, told, wrong);
      return null;
    }
    const bar = made("progress", { max: 100, value: 0 }),
      stop = made("button", { type: "button", className: "btn btn-sm btn-link", textContent: words.stop });
    bar.setAttribute("aria-label", `${words.sending} ${file.name}`);
    line.append(bar, told, stop);
    return { file, line, told, bar, stop };
  }

  // Waits until the network is back, or until somebody wants it tried again.
  function again(box, entry, sentence) {
    const { line, told } = entry;
    const button = made("button", {
      type: "button",
      className: "btn btn-sm btn-outline-primary",
      textContent: box.dataset.again,
    });
    told.textContent = sentence;
    line.append(button);
    moving.delete(box);
    release();
    return new Promise((go) => {
      const resume = () => {
        entry.leaveOff();
        moving.add(box);
        told.textContent = box.dataset.sending;
        go();
      };
      entry.leaveOff = () => {
        button.remove();
        window.removeEventListener("online", resume);
      };
      button.addEventListener("click", resume);
      window.addEventListener("online", resume, { once: true });
    });
  }

  // Sends a file piece by piece. Gives what it is called where it came, or null when it was stopped.
  function deliver(box, entry, sha256) {
    const { file, told, bar } = entry,
      words = box.dataset;
    return new Promise((done) => {
      const upload = new tus.Upload(file, {
        endpoint: "/uploads",
        chunkSize: 5 * 1024 * 1024,
        retryDelays: [0, 1000, 3000, 5000, 10000, 20000],
        removeFingerprintOnSuccess: true,
        metadata: { filename: file.name },
        fingerprint: async (f) =>
          ["ada", location.pathname, words.code ?? words.to, f.name, f.size, sha256 ?? f.lastModified].join("|"),
        headers: { RequestVerificationToken: token(box), "X-Requested-With": "XMLHttpRequest" },
        onProgress: (sent, all) => {
          bar.value = Math.round((sent / all) * 100);
          told.textContent = `${bar.value}%`;
        },
        onShouldRetry: (error) => ![400, 401, 403, 404, 413].includes(error.originalResponse?.getStatus()),
        onError: async (error) => {
          const signedOut = error.originalResponse?.getStatus() === 401,
            failed = signedOut ? words.signedOut : words.failed;
          await again(box, entry, navigator.onLine ? failed : words.waiting);
          upload.start();
        },
        onSuccess: () => done(upload.url.split("/").pop()),
      });
      entry.end = () => {
        upload.abort(true).catch(() => {});
        done(null);
      };
      upload.findPreviousUploads().then((earlier) => {
        if (earlier.length) upload.resumeFromPreviousUpload(earlier[0]);
        upload.start();
      }); // goes on where it was cut off, after a reload too
    });
  }

  // Hands in what came, as often as it takes to be answered: an answer may be lost on its way, too. Gives the problem; null where there is none.
  async function handIn(box, entry, to, upload, sha256) {
    const add = to.includes("/materials/") && adds(box) ? { add: true } : {};
    for (let cut = false; ; cut = true) {
      let answer;
      try {
        answer = await fetch(to, {
          method: "POST",
          redirect: "manual",
          headers: {
            "Content-Type": "application/json",
            "X-Requested-With": "XMLHttpRequest",
            RequestVerificationToken: token(box),
          },
          body: JSON.stringify({ upload, sha256, ...add }),
        });
      } catch {
        await again(box, entry, box.dataset.waiting);
        continue;
      }
      if (answer.ok) {
        const version = answer.headers.get("ETag")?.replaceAll('"', "");
        document.dispatchEvent(new CustomEvent("ada:sent", { detail: { box, version } }));
        return null;
      }
      if (answer.type === "opaqueredirect" || answer.status === 401) return box.dataset.signedOut;
      const problem = await problemOf(answer);
      if (cut && problem.type?.endsWith(":upload-not-whole") && (await isThere(box, sha256))) return null;
      return sentenceOf(problem);
    }
  }

  // True when it came; false when it was refused or stopped; null when there is no case yet, and none could be begun.
  async function send(box, entry) {
    const { file, line, told, bar, stop } = entry;
    const [to, sha256] = [await target(box), await digestOf(file)];
    if (!to) return null;
    const upload = entry.stopped ? null : await deliver(box, entry, sha256);
    stop.remove();
    if (upload === null) {
      line.remove();
      return false;
    }
    const problem = await handIn(box, entry, to, upload, sha256);
    bar.remove();
    if (problem !== null) {
      refuse(box, line, told, problem);
      return false;
    }
    told.textContent = box.dataset.sent;
    line.dataset.sent = "";
    keepWhatCame(box);
    return true;
  }

  // The page as it is now, and on it the row of a material; nothing where there is none.
  async function shown(box) {
    const row = box.closest("[data-material]");
    if (!row) return {};
    const id = document.querySelector("form[data-case]")?.dataset.case;
    const answer = await fetch(row.dataset.page ?? `/apply/case/${id}?step=materials`, { redirect: "manual" });
    if (!answer.ok) return {};
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { row, page, fresh: page.getElementById(row.id) };
  }

  async function isThere(box, sha256) {
    const { fresh } = await shown(box);
    return Boolean(sha256 && fresh?.querySelector(`[data-file="${sha256}"]`));
  }

  // A material shows its new files, as the server shows them, and beside its field still says which were refused; what was typed elsewhere on
  // the page stays. Nothing is exchanged once more files were chosen.
  async function refresh(box, queue) {
    const { row, page, fresh } = await shown(box);
    if (!page || queue.length) return;
    if (fresh) {
      const refused = row.querySelectorAll(".upload[data-refused]"),
        place = fresh.querySelector("[data-upload]");
      row.replaceWith(fresh);
      ready(fresh);
      if (place && refused.length) {
        place.querySelector(".uploads").append(...refused);
        describe(place);
      }
      fresh.focus();
    }
    const steps = page.getElementById("step");
    if (steps) document.getElementById("step")?.querySelector("ol").replaceWith(steps.querySelector("ol"));
  }

  // What was sent or refused does not go with the form; what waits does, in its order.
  function leave(box, queue) {
    const [first, ...others] = box.querySelectorAll("input[type=file]"),
      left = new DataTransfer();
    for (const { file } of first.multiple ? queue : queue.slice(-1)) left.items.add(file);
    first.files = left.files;
    for (const other of others) other.value = "";
  }

  // The files of a place go one after another, in the order in which they were chosen: the first may take the place of what was there, and
  // the next come behind it, however often the connection is cut.
  const queues = new WeakMap();
  async function take(box, files) {
    forget(box);
    const several = box.querySelector("input[multiple]") ? [...files] : [...files].slice(0, 1),
      entries = several.map((file) => lined(box, file)).filter(Boolean),
      queue = queues.get(box) ?? [];
    for (const entry of entries) {
      queue.push(entry);
      entry.stop.addEventListener("click", () => stopped(box, queue, entry));
    }
    leave(box, queue);
    if (queues.has(box) || !queue.length) return;
    queues.set(box, queue);
    moving.add(box);
    try {
      while (await sendAll(box, queue)) await refresh(box, queue);
    } finally {
      queues.delete(box);
      moving.delete(box);
      release();
    }
  }

  // Whether any of them came.
  async function sendAll(box, queue) {
    let came = false;
    while (queue.length) {
      const outcome = await send(box, queue[0]);
      if (outcome === null) {
        for (const { line } of queue) line.remove(); // they go with the form
        return false;
      }
      came ||= outcome;
      queue.shift();
      leave(box, queue);
    }
    return came;
  }

  function stopped(box, queue, entry) {
    entry.stopped = true;
    if (queue[0] === entry) {
      entry.leaveOff?.();
      moving.add(box); // the next has its turn
      entry.end?.();
      return;
    }
    queue.splice(queue.indexOf(entry), 1);
    entry.line.remove();
    leave(box, queue);
  }

  function ready(root) {
    for (const box of root.querySelectorAll("[data-upload]")) {
      box.classList.add("can-drop");
      box.querySelector(".drop-hint").hidden = false;
      for (const input of box.querySelectorAll("input[type=file]"))
        input.addEventListener("change", () => {
          if (input.files.length) take(box, input.files);
        });
      const over = (on) => (event) => {
        event.preventDefault();
        box.classList.toggle("dropping", on);
      };
      box.addEventListener("dragenter", over(true));
      box.addEventListener("dragover", over(true));
      box.addEventListener("dragleave", over(false));
      box.addEventListener("drop", (event) => {
        over(false)(event);
        if (event.dataTransfer.files.length) take(box, event.dataTransfer.files);
      });
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!globalThis.tus?.isSupported) return;
    ready(document);
    for (const kind of ["dragover", "drop"])
      window.addEventListener(kind, (event) => {
        if (event.dataTransfer?.types.includes("Files") && !event.target.closest?.("[data-upload]"))
          event.preventDefault();
      }); // a file dropped beside must not leave the page
    document.addEventListener(
      "submit",
      (event) => {
        if (!moving.size) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        waiting = { form: event.target, button: event.submitter };
      },
      true,
    );
    window.addEventListener("beforeunload", (event) => {
      if (moving.size) event.preventDefault();
    });
    document.addEventListener("ada:sent", ({ detail }) => {
      const field = detail.box.closest("form")?.elements.version;
      // Answers of two files on their way together may come in either order: the later version counts.
      if (field && Number(detail.version) > Number(field.value)) field.value = detail.version;
    });
  });
})();
