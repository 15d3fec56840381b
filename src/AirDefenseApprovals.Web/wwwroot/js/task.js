// A second click on a button that has sent its form does nothing: the server takes one all the same, this spares the second answer.
(() => {
    "use strict";
    document.addEventListener("submit", event => {
        const form = event.target;
        if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
        if (form.dataset.sent === "true") { event.preventDefault(); return; }
        form.dataset.sent = "true";
        event.submitter?.setAttribute("aria-disabled", "true");
        event.submitter?.classList.add("sending");
    });
    // Back from the browser's memory: what was sent may be sent again, the server says what became of it.
    window.addEventListener("pageshow", event => {
        if (!event.persisted) return;
        for (const form of document.forms) delete form.dataset.sent;
        for (const sent of document.querySelectorAll(".sending")) { sent.classList.remove("sending"); sent.removeAttribute("aria-disabled"); }
    });
})();
