// What is typed into the applicant's form is saved while it is typed; what cannot be saved is kept on the device, per account and form,
// comes back when the form is opened again by the same account, and is forgotten once it is saved. A form that has begun no case yet is
// kept per tab too, so that two new applications of one item do not meet; what another tab left behind is offered, never put in unasked.
(() => {
  const pause = 1500,
    oldest = 30 * 24 * 3600 * 1000,
    prefix = "ada-form|";

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("application");
    if (!form) return;
    const line = document.getElementById("autosave"),
      words = form.dataset;
    const keyOf = (about) => `${prefix}${words.account}|${about}|${words.step}`;
    const key = () => keyOf(words.case ? words.about : `${words.about}|${tab()}`);
    const isField = (name) => /^(applicant|project|form|promise)\./.test(name);
    let timer,
      saving = null,
      waits = false,
      stopped = false,
      leaving = false;

    // ---- What is typed
    const typed = () => {
      const fields = {};
      for (const [name, value] of new FormData(form))
        if (isField(name) && typeof value === "string")
          fields[name] = fields[name] === undefined ? value : `${fields[name]},${value}`;
      return fields;
    };
    const first = JSON.stringify(typed());
    const put = (fields) => {
      for (const field of form.elements) {
        if (!isField(field.name) || field.type === "file") continue;
        const value = fields[field.name] ?? "";
        if (field.type === "radio") field.checked = field.value === value;
        else if (field.type === "checkbox") field.checked = value.split(",").includes(field.value);
        else field.value = value;
      }
    };
    const tell = (text, kind = "") => {
      line.replaceChildren(text);
      line.dataset.kind = kind;
    };

    // ---- The device
    function tab() {
      try {
        let own = sessionStorage.getItem("ada-tab");
        if (!own) sessionStorage.setItem("ada-tab", (own = Math.random().toString(36).slice(2)));
        return own;
      } catch {
        return "";
      }
    }
    const keep = () => {
      try {
        localStorage.setItem(
          key(),
          JSON.stringify({ at: Date.now(), version: form.elements.version.value, fields: typed() }),
        );
      } catch {
        /* full or forbidden: the page itself still has it */
      }
    };
    const forget = (name = key()) => {
      try {
        localStorage.removeItem(name);
      } catch {
        /* none */
      }
    };
    const kept = (name = key()) => {
      try {
        return JSON.parse(localStorage.getItem(name));
      } catch {
        return null;
      }
    };
    // A new form that another tab kept, which may be closed since: the one left last.
    const left = () => {
      if (words.case) return null;
      try {
        const [begins, ends] = [`${prefix}${words.account}|${words.about}|`, `|${words.step}`];
        return Object.keys(localStorage)
          .filter((name) => name.startsWith(begins) && name.endsWith(ends) && name !== key())
          .sort((a, b) => (kept(b)?.at ?? 0) - (kept(a)?.at ?? 0))[0];
      } catch {
        return null;
      }
    };
    const move = (about) => {
      forget();
      words.about = about;
    };
    try {
      for (const name of Object.keys(localStorage))
        if (name.startsWith(prefix) && Date.now() - (JSON.parse(localStorage.getItem(name))?.at ?? 0) > oldest)
          localStorage.removeItem(name);
    } catch {
      /* none */
    }

    function signInAgain() {
      const link = Object.assign(document.createElement("a"), {
        href: `/account/login?ReturnUrl=${encodeURIComponent(location.pathname + location.search)}`,
        textContent: words.signIn,
      });
      tell(words.signedOut, "signed-out");
      line.append(" ", link);
    }

    // ---- Saving
    async function save() {
      clearTimeout(timer);
      if (saving) {
        waits = true;
        return saving;
      }
      if (stopped || leaving) return null;
      saving = (async () => {
        const body = new FormData(form);
        for (const field of form.querySelectorAll("input[type=file]")) body.delete(field.name);
        body.delete("action");
        const before = JSON.stringify(typed());
        keep();
        tell(words.saving, "saving");
        try {
          const answer = await fetch(`${form.getAttribute("action")}?handler=Autosave`, {
            method: "POST",
            body,
            redirect: "manual",
            headers: { "X-Requested-With": "XMLHttpRequest" },
          });
          if (answer.type === "opaqueredirect" || answer.status === 401) {
            signInAgain();
            return null;
          }
          if (answer.status === 409) {
            stopped = true;
            forget();
            return null;
          } // handed in meanwhile
          const told = await answer.json();
          if (told.type === "urn:ada:form-expired" || told.status === 400 || answer.status === 400) {
            signInAgain();
            return null;
          }
          if (told.stale) {
            stopped = true;
            tell(words.stale, "stale");
            return null;
          }
          if (told.id) begun(told);
          normal(JSON.parse(before), told.values ?? {});
          doubt(told.doubtful ?? null);
          mark(told.errors ?? {});
          const wrong = Object.values(told.errors ?? {}).flat();
          if (!told.problem) {
            if (!waits) forget();
            tell(words.saved.replace("{0}", told.at), "saved");
          } else {
            keep();
            tell(
              told.saved ? words.partly.replace("{0}", told.at) : words.wrong.replace("{0}", wrong[0] ?? told.problem),
              told.saved ? "partly" : "wrong",
            );
          }
          return told.id;
        } catch {
          keep();
          tell(words.offline, "offline");
          return null;
        } finally {
          saving = null;
        }
      })();
      const id = await saving;
      if (waits) {
        waits = false;
        later();
      }
      return id;
    }
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    };

    // The case has begun: what follows belongs to it, and so does the back button.
    function begun(told) {
      const version = form.elements.version;
      if (Number(told.version) > Number(version.value)) version.value = told.version; // a file may have made a later one
      if (!words.case) {
        move(told.id);
        words.case = told.id;
        form.setAttribute("action", words.caseAddress + told.id);
        history.replaceState(history.state, "", `${words.caseAddress}${told.id}?step=${words.step}`);
      }
      for (const step of document.querySelectorAll(".steps [data-step]"))
        if (told.findings && step.dataset.step in told.findings)
          step.dataset.findings = told.findings[step.dataset.step];
    }

    // Numbers are shown back as they are kept, in plain digits; where somebody is typing, or has typed on, nothing changes under their hands.
    function normal(sent, values) {
      for (const field of form.elements) {
        if (
          !["text", "tel", "email", "textarea"].includes(field.type) ||
          field === document.activeElement ||
          !(field.name in values) ||
          field.value !== sent[field.name]
        )
          continue;
        field.value = values[field.name];
      }
    }

    // A number that fails its check may be confirmed: the box is there while that very number is, and is about no other.
    function doubt(number) {
      const box = document.getElementById("applicant.idConfirmed");
      if (!box) return;
      document.getElementById("confirm-number").hidden = number === null;
      if (box.value === (number ?? "-")) return;
      box.value = number ?? "-";
      box.checked = false;
    }

    // A sentence of the check beside the field that it is about, and away again.
    function mark(errors) {
      for (const shown of form.querySelectorAll("[data-live]")) shown.remove();
      for (const field of form.elements) {
        if (!isField(field.name) || field.type === "radio" || field.type === "checkbox") continue;
        const told = errors[field.name];
        if (told && document.activeElement !== field) {
          field.classList.add("is-invalid");
          field.setAttribute("aria-invalid", "true");
          let sentence = document.getElementById(`${field.name}-error`);
          if (!sentence)
            (field.closest(".input-group") ?? field).after(
              (sentence = Object.assign(document.createElement("div"), {
                className: "invalid-feedback d-block",
                id: `${field.name}-error`,
              })),
            );
          sentence.textContent = told.join(" ");
          sentence.dataset.live = "";
          field.setAttribute("aria-describedby", sentence.id);
        } else if (!told && field.classList.contains("is-invalid")) {
          field.classList.remove("is-invalid");
          field.removeAttribute("aria-invalid");
          document.getElementById(`${field.name}-error`)?.remove();
        }
      }
    }

    // ---- Coming back
    function back() {
      const name = kept() ? key() : left();
      const earlier = name ? kept(name) : null;
      if (!earlier || JSON.stringify(earlier.fields) === JSON.stringify(typed())) {
        forget();
        return;
      }
      const use = () => {
        if (name !== key()) forget(name);
        put(earlier.fields);
        tell(words.restored, "restored");
        keep();
        later();
      };
      if (name === key() && (earlier.version ?? "") === form.elements.version.value) {
        use();
        return;
      }
      const choice = Object.assign(document.createElement("span"), { className: "kept-choice" });
      const button = (text, act, id) => {
        const b = Object.assign(document.createElement("button"), {
          type: "button",
          className: "btn btn-sm btn-outline-primary",
          textContent: text,
          id,
        });
        b.addEventListener("click", act);
        choice.append(b);
      };
      button(words.use, use, "use-kept");
      button(
        words.discard,
        () => {
          forget(name);
          tell("");
        },
        "discard-kept",
      );
      tell(name === key() ? words.older : words.left, "older");
      line.append(choice);
    }

    // A form that was not begun yet keeps its key when one comes back to it: sent again, it is the same case.
    if (form.elements.key) {
      if (history.state?.formKey) form.elements.key.value = history.state.formKey;
      else history.replaceState({ ...history.state, formKey: form.elements.key.value }, "");
    }
    if (document.getElementById("saved"))
      try {
        localStorage.removeItem(sessionStorage.getItem(prefix) ?? "");
      } catch {
        /* none */
      }
    if (!document.getElementById("problem") && !document.getElementById("kept")) back();
    form.addEventListener("input", (event) => {
      if (isField(event.target.name ?? "")) {
        if (saving) waits = true;
        keep();
        later();
      }
    });
    form.addEventListener("change", (event) => {
      if (isField(event.target.name ?? "")) {
        keep();
        later();
      }
    });
    window.addEventListener("online", () => {
      if (line.dataset.kind === "offline") save();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden && timer && JSON.stringify(typed()) !== first) save();
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) {
        leaving = false;
        form.removeAttribute("data-sent");
      }
    });

    // One press is one sending; the page that follows says what became of it.
    form.addEventListener("submit", (event) => {
      if (form.hasAttribute("data-sent")) {
        event.preventDefault();
        return;
      }
      form.setAttribute("data-sent", "");
      clearTimeout(timer);
      if (saving) {
        event.preventDefault();
        const button = event.submitter;
        saving.finally(() => {
          form.removeAttribute("data-sent");
          form.requestSubmit(button);
        });
        return;
      }
      leaving = true;
      if (JSON.stringify(typed()) === "{}") return;
      keep(); // until the answer: if the session has ended it comes back from here
      try {
        sessionStorage.setItem(prefix, key());
      } catch {
        /* then it is forgotten when it is opened again */
      }
    });

    window.adaApplication = { begin: async () => words.case || (await save()) };
  });
})();
