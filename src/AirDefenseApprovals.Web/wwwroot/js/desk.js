// What staff type stays in this tab until it was done: through a reload, another language, a button that shows the page again, a way back.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const prefix = "ada-tab|",
    sent = "ada-tab-sent"; // see site.js, which forgets what was done
  const ours = new Set(["__RequestVerificationToken", "owner", "version", "key"]);
  const touched = new Set();
  let leaving = false;

  const store = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      return null;
    }
  };
  const keyOf = (form) => prefix + form.dataset.keepTab;
  const textsOf = (form) =>
    [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !ours.has(name));

  function keep(form) {
    touched.add(form);
    store((s) => s.setItem(keyOf(form), JSON.stringify(textsOf(form))));
  }

  function watch(form) {
    form.addEventListener("input", () => keep(form));
    form.addEventListener("change", () => keep(form));
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || event.submitter?.formTarget === "_blank") return; // the page stays
      leaving = true;
      store((s) => s.setItem(sent, location.pathname));
    });
  }

  // The server fills the form in again, rows and all, as it does when a row is added; nothing is done with it.
  async function filledIn(form, texts) {
    const body = new FormData();
    for (const name of ours) if (form.elements[name]) body.append(name, form.elements[name].value);
    for (const [name, value] of texts) if (name !== "action") body.append(name, value);
    body.append("restore", "1");
    body.append("action", "restore");
    // Not form.action: buttons of that name stand in its place.
    const answer = await fetch(form.getAttribute("action") ?? location.href, {
      method: "POST",
      redirect: "manual",
      body,
    });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("form[data-keep-tab]")].find((f) => f.dataset.keepTab === form.dataset.keepTab);
  }

  async function restore(form) {
    const texts = store((s) => JSON.parse(s.getItem(keyOf(form))));
    if (!texts) return;
    const fresh = await filledIn(form, texts);
    if (!fresh || touched.has(form)) return;
    form.replaceWith(fresh);
    fresh.closest("details")?.setAttribute("open", "");
    globalThis.htmx?.process(fresh);
    fresh.prepend(
      Object.assign(document.createElement("p"), {
        className: "small text-body-secondary",
        id: "autosave",
        role: "status",
        textContent: fresh.dataset.restored,
      }),
    );
    touched.add(fresh);
    watch(fresh);
  }

  for (const form of document.querySelectorAll("form[data-keep-tab]")) {
    watch(form);
    if (form.dataset.typed === "yes")
      keep(form); // the server shows what was typed: that is the newest
    else restore(form);
  }
  // What a session that ended had held came back once; from here on the tab keeps it.
  const address = new URL(location.href);
  if (address.searchParams.has("kept")) {
    address.searchParams.delete("kept");
    history.replaceState(history.state, "", address);
    for (const link of document.querySelectorAll("a[hreflang]")) {
      const to = new URL(link.href);
      to.searchParams.set("back", address.pathname + address.search);
      link.href = to;
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("a[hreflang]")) leaving = true; // the same page in another language: it comes back
  });
  window.addEventListener("beforeunload", (event) => {
    if (touched.size > 0 && !leaving) event.preventDefault();
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
});
