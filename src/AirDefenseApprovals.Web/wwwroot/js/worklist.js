// The worklist by keyboard: j/k or arrows move, Enter opens (the link itself), x selects, / searches, ? helps. WCAG 2.1.4: single keys can be switched off.
(() => {
  "use strict";
  const dialog = document.getElementById("keys"),
    button = document.getElementById("keys-button"),
    on = document.getElementById("keys-on"),
    told = document.getElementById("keys-told");
  const links = [...document.querySelectorAll(".task-link")];
  const kept = "ada-keys";
  const remembered = () => {
    try {
      return localStorage.getItem(kept);
    } catch {
      return null;
    }
  };
  on.checked = remembered() !== "off";
  on.addEventListener("change", () => {
    try {
      localStorage.setItem(kept, on.checked ? "on" : "off");
    } catch {
      /* it holds for this page */
    }
  });
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());

  const typing = (at) =>
    at instanceof Element && at.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]");
  const here = () => links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const go = (step) => {
    if (links.length === 0) return;
    const at = here();
    const to = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
    links[to].focus();
    links[to].closest("tr").scrollIntoView({ block: "nearest" });
  };
  const select = () => {
    const row = links[here()]?.closest("tr"),
      box = row?.querySelector("input[type=checkbox]");
    if (!box) return;
    box.checked = !box.checked;
    told.textContent = box.checked ? told.dataset.selected : told.dataset.released;
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    x: select,
    "/": () => document.getElementById("q").focus(),
    "?": () => dialog.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (
      !on.checked ||
      dialog.open ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing ||
      typing(event.target)
    )
      return;
    // Arrows scroll the page as ever, until somebody is in the list.
    if (event.key.startsWith("Arrow") && here() < 0) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
