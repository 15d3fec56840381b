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
    const { accept, megabytes, tooLarge, wrongType, empty } = box.dataset,
      dot = file.name.lastIndexOf("."),
      kind = dot < 0 ? "" : file.name.slice(dot + 1).toLowerCase();
    const kinds = accept.split(","),
      same = { jpeg: "jpg" };
    if (!kinds.includes(kind) && !kinds.includes(same[kind] ?? "")) return wrongType;
    if (file.size > Number(megabytes) * 1024 * 1024) return tooLarge;
    return file.size === 0 ? empty : null;
  }

  // Where it is handed in: a form whose case is not begun yet begins it first.
  async function target(box) {
    if (box.dataset.to) return box.dataset.to;
    const id = await window.adaApplication?.begin();
    return id ? `/cases/${id}/materials/${box.dataset.code}/uploaded` : null;
  }

  async function send(box, file) {
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
      line.classList.add("text-danger");
      line.dataset.refused = "";
      told.textContent = wrong;
      told.setAttribute("role", "alert");
      line.append(told);
      return false;
    }
    const to = await target(box);
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
          ["ada", location.pathname, box.dataset.code ?? box.dataset.to, f.name, f.size, f.lastModified].join("|"),
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
      body: JSON.stringify({ upload: outcome }),
    });
    busy.delete(line);
    bar.remove();
    if (!answer.ok) {
      line.classList.add("text-danger");
      told.setAttribute("role", "alert");
      told.textContent =
        answer.type === "opaqueredirect" || answer.status === 401 ? words.signedOut : await problemOf(answer);
      return false;
    }
    told.textContent = words.sent;
    line.dataset.sent = "";
    const version = answer.headers.get("ETag")?.replaceAll('"', "");
    document.dispatchEvent(new CustomEvent("ada:sent", { detail: { box, version } }));
    return true;
  }

  // A material shows its new file, as the server shows it; what was typed elsewhere on the page stays.
  async function refresh(box) {
    const row = box.closest("[data-material]");
    if (!row) return;
    const id = document.querySelector("form[data-case]")?.dataset.case;
    const answer = await fetch(`/apply/case/${id}?step=materials`, { redirect: "manual" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"),
      fresh = page.getElementById(row.id);
    if (fresh) {
      row.replaceWith(fresh);
      ready(fresh);
      fresh.focus();
    }
    const steps = page.getElementById("step");
    if (steps) document.getElementById("step")?.querySelector("ol").replaceWith(steps.querySelector("ol"));
  }

  async function take(box, files, input) {
    const several = box.querySelector("input[multiple]") ? [...files] : [...files].slice(0, 1);
    const outcomes = await Promise.all(several.map((f) => send(box, f)));
    finishing++;
    try {
      if (outcomes.includes(null)) return; // no case yet, and none could be begun: the files go with the form
      if (input) input.value = "";
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
      if (field && detail.version) field.value = detail.version;
    });
  });
})();
