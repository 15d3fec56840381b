// Small things that every page gets better by; without them it works all the same.
(() => {
  "use strict";
  // An open menu closes when one goes elsewhere or presses Escape.
  const more = document.getElementById("more-menu");
  if (more) {
    document.addEventListener("click", (event) => {
      if (!more.contains(event.target)) more.open = false;
    });
    more.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        more.open = false;
        more.querySelector("summary").focus();
      }
    });
  }

  // A form is sent once: a second press while the first is under way is taken for the same. The server holds it to one effect anyway.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "true";
    setTimeout(() => {
      delete form.dataset.sending;
      event.submitter?.removeAttribute("aria-busy");
    }, 8000); // an answer that is a file leaves the page as it is
    event.submitter?.setAttribute("aria-busy", "true");
  });
  // What desk.js keeps in the tab is forgotten when it was done (the answer to what was sent is another page), when its owner signs out, and
  // when somebody else has signed in.
  const inTab = "ada-tab|",
    lately = "ada-tab-sent";
  function forget(isOver) {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(inTab) && isOver(key.slice(inTab.length))) sessionStorage.removeItem(key);
  }
  try {
    const at = sessionStorage.getItem(lately),
      device = document.body.dataset.device;
    if (at && at !== location.pathname && !location.pathname.startsWith("/account/")) {
      forget((key) => key.includes(`|${at}`));
      sessionStorage.removeItem(lately);
    }
    if (device) forget((key) => !key.startsWith(`${device}|`));
    document.addEventListener("submit", (event) => {
      if (event.target.getAttribute("action") === "/account/logout") forget(() => true);
    });
  } catch {
    /* a device that keeps nothing has nothing to forget */
  }
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sending]").forEach((form) => {
      // come back to by the back button
      delete form.dataset.sending;
      form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    }),
  );

  // A part of a form that the server fills in again keeps what was typed into it meanwhile.
  const fieldsOf = (part) =>
    [...part.querySelectorAll("input[name], select[name], textarea[name]")].filter(
      (field) => !["hidden", "file", "checkbox", "radio"].includes(field.type),
    );
  const sent = new WeakMap();
  document.addEventListener("htmx:beforeRequest", ({ detail }) =>
    sent.set(detail.xhr, new Map(fieldsOf(detail.target).map((field) => [field.name, field.value]))),
  );
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const before = sent.get(detail.xhr);
    if (!before) return;
    const newer = fieldsOf(detail.target)
      .filter((field) => before.has(field.name) && before.get(field.name) !== field.value)
      .map((field) => [field.name, field.value]);
    if (newer.length > 0)
      document.addEventListener(
        "htmx:afterSettle",
        () =>
          newer.forEach(([name, value]) => {
            const field = document.getElementsByName(name)[0];
            if (field) field.value = value;
          }),
        { once: true },
      );
  });

  // The first thing that is wrong comes into view where the browser has not put it there.
  document.getElementById("problem")?.focus();

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
