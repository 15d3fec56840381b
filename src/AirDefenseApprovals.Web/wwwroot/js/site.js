// Small things that every page gets better by; without them it works all the same.
(() => {
    "use strict";
    // An open menu closes when one goes elsewhere or presses Escape.
    const more = document.getElementById("more-menu");
    if (more) {
        document.addEventListener("click", event => { if (!more.contains(event.target)) more.open = false; });
        more.addEventListener("keydown", event => { if (event.key === "Escape") { more.open = false; more.querySelector("summary").focus(); } });
    }

    // A form is sent once: a second press while the first is under way is taken for the same. The server holds it to one effect anyway.
    document.addEventListener("submit", event => {
        const form = event.target;
        if (form.method !== "post" || event.defaultPrevented) return;
        if (form.dataset.sending) { event.preventDefault(); return; }
        form.dataset.sending = "true";
        setTimeout(() => { delete form.dataset.sending; event.submitter?.removeAttribute("aria-busy"); }, 8000); // an answer that is a file leaves the page as it is
        event.submitter?.setAttribute("aria-busy", "true");
    });
    window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(form => { // come back to by the back button
        delete form.dataset.sending;
        form.querySelectorAll("[aria-busy]").forEach(button => button.removeAttribute("aria-busy"));
    }));

    // The first thing that is wrong comes into view where the browser has not put it there.
    document.getElementById("problem")?.focus();

    document.querySelectorAll("[data-print]").forEach(button => { button.hidden = false; button.addEventListener("click", () => window.print()); });
})();
