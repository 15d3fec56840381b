// Files of a form are sent at once, piece by piece (tus), with their progress; what is too large or of another kind is not sent at all.
// Without this script the inputs are plain ones, and the files go with the form.
(() => {
  const made = (tag, properties, ...children) => {
    const e = Object.assign(document.createElement(tag), properties);
    e.append(...children);
    return e;
  };
  const busy = new Set();
  let finishing = 0,
    waiting = null;
  // A button pressed while files are on their way takes effect when they have arrived, or when they are stuck: then they go with the form.
  function release() {
    if (busy.size || finishing || !waiting) return;
    const { form, button } = waiting;
    waiting = null;
    form.requestSubmit(button?.isConnected ? button : null);
  }

  const token = (box) => box.closest("form").elements.__RequestVerificationToken.value;
  const problemOf = async (answer) => {
    try {
      const problem = await answer.json();
      return [problem.detail, ...Object.values(problem.errors ?? {}).flat()]
        .filter((t, i, all) => t && all.indexOf(t) === i)
        .join(" ");
    } catch {
      return "";
    }
  };

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

  async function send(box, file, stuck) {
    const list = box.querySelector(".uploads"),
      words = box.dataset,
      wrong = unfit(box, file);
    const line = made(
        "div",
        { className: "upload" },
        made("span", { className: "upload-name", textContent: file.name }),
      ),
      told = made("span", { className: "small" });
    list.append(line);
    if (wrong) {
      line.append(told);
      refuse(box, line, told, wrong);
      return false;
    }
    const [to, sha256] = [await target(box), await digestOf(file)];
    if (!to) {
      line.remove();
      return null;
    }
    const bar = made("progress", { max: 100, value: 0 }),
      stop = made("button", { type: "button", className: "btn btn-sm btn-link", textContent: words.stop });
    bar.setAttribute("aria-label", `${words.sending} ${file.name}`);
    line.append(bar, told, stop);
    busy.add(line);
    const outcome = await new Promise((done) => {
      const upload = new tus.Upload(file, {
        endpoint: "/uploads",
        chunkSize: 5 * 1024 * 1024,
        retryDelays: [0, 1000, 3000, 5000, 10000, 20000],
        removeFingerprintOnSuccess: true,
        metadata: { filename: file.name },
        fingerprint: async (f) =>
          ["ada", location.pathname, box.dataset.code ?? box.dataset.to, f.name, f.size, sha256 ?? f.lastModified].join(
            "|",
          ),
        headers: { RequestVerificationToken: token(box), "X-Requested-With": "XMLHttpRequest" },
        onProgress: (sent, all) => {
          bar.value = Math.round((sent / all) * 100);
          told.textContent = `${bar.value}%`;
        },
        onShouldRetry: (error) => ![400, 401, 403, 404, 413].includes(error.originalResponse?.getStatus()),
        onError: (error) => {
          const again = made("button", {
            type: "button",
            className: "btn btn-sm btn-outline-primary",
            textContent: words.again,
          });
          const status = error.originalResponse?.getStatus();
          told.textContent = navigator.onLine ? (status === 401 ? words.signedOut : words.failed) : words.waiting;
          const resume = () => {
            again.remove();
            window.removeEventListener("online", resume);
            busy.add(line);
            told.textContent = words.sending;
            upload.start();
          };
          again.addEventListener("click", resume);
          window.addEventListener("online", resume, { once: true });
          line.append(again);
          busy.delete(line);
          stuck();
          release();
        },
        onSuccess: () => done(upload.url.split("/").pop()),
      });
      stop.addEventListener("click", () => {
        upload.abort(true).catch(() => {});
        done(null);
      });
      upload.findPreviousUploads().then((earlier) => {
        if (earlier.length) upload.resumeFromPreviousUpload(earlier[0]);
        upload.start();
      }); // goes on where it was cut off, after a reload too
    });
    stop.remove();
    if (outcome === null) {
      busy.delete(line);
      line.remove();
      return false;
    }
    const answer = await fetch(to, {
      method: "POST",
      redirect: "manual",
      headers: {
        "Content-Type": "application/json",
        "X-Requested-With": "XMLHttpRequest",
        RequestVerificationToken: token(box),
      },
      body: JSON.stringify({
        upload: outcome,
        sha256,
        ...(to.includes("/materials/") && adds(box) ? { add: true } : {}),
      }),
    });
    busy.delete(line);
    bar.remove();
    if (!answer.ok) {
      const signedOut = answer.type === "opaqueredirect" || answer.status === 401;
      refuse(box, line, told, signedOut ? words.signedOut : await problemOf(answer));
      return false;
    }
    told.textContent = words.sent;
    line.dataset.sent = "";
    keepWhatCame(box);
    const version = answer.headers.get("ETag")?.replaceAll('"', "");
    document.dispatchEvent(new CustomEvent("ada:sent", { detail: { box, version } }));
    return true;
  }

  // A material shows its new files, as the server shows them, and beside its field still says which were refused; what was typed elsewhere on
  // the page stays.
  async function refresh(box) {
    const row = box.closest("[data-material]");
    if (!row) return;
    const id = document.querySelector("form[data-case]")?.dataset.case;
    const answer = await fetch(row.dataset.page ?? `/apply/case/${id}?step=materials`, { redirect: "manual" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"),
      fresh = page.getElementById(row.id);
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

  // What was sent or refused does not go with the form a second time.
  function leave(input, rest) {
    const left = new DataTransfer();
    for (const file of rest) left.items.add(file);
    input.files = left.files;
  }

  async function take(box, files, input) {
    forget(box);
    const several = box.querySelector("input[multiple]") ? [...files] : [...files].slice(0, 1),
      rest = new Set(several),
      sent = [];
    finishing++;
    for (const file of several) {
      // One after another, so that they stand in the order in which they were chosen; one that is stuck keeps no other waiting.
      let free;
      const stuck = new Promise((done) => (free = done));
      const outcome = send(box, file, free).then((done) => {
        if (done !== null) rest.delete(file);
        if (input) leave(input, rest);
        return done;
      });
      sent.push(outcome);
      await Promise.race([outcome, stuck]);
    }
    finishing--;
    if (rest.size) release();
    const outcomes = await Promise.all(sent);
    finishing++;
    try {
      if (outcomes.includes(null)) return; // no case yet, and none could be begun: the files go with the form
      if (outcomes.includes(true)) await refresh(box);
    } finally {
      finishing--;
      release();
    }
  }

  function ready(root) {
    for (const box of root.querySelectorAll("[data-upload]")) {
      box.classList.add("can-drop");
      box.querySelector(".drop-hint").hidden = false;
      for (const input of box.querySelectorAll("input[type=file]"))
        input.addEventListener("change", () => {
          if (input.files.length) take(box, input.files, input);
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
        if (!busy.size && !finishing) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        waiting = { form: event.target, button: event.submitter };
      },
      true,
    );
    window.addEventListener("beforeunload", (event) => {
      if (busy.size) event.preventDefault();
    });
    document.addEventListener("ada:sent", ({ detail }) => {
      const field = detail.box.closest("form")?.elements.version;
      // Answers of two files on their way together may come in either order: the later version counts.
      if (field && Number(detail.version) > Number(field.value)) field.value = detail.version;
    });
  });
})();
