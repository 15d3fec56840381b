// What is typed into an answer is kept on the device until it is sent, per account and page, and comes back when the page is opened again.
document.addEventListener("DOMContentLoaded", () => {
  const prefix = "ada-form|";
  for (const form of document.querySelectorAll("form[data-keep]")) {
    const key = prefix + form.dataset.keep,
      areas = [...form.querySelectorAll("textarea[name]")];
    const store = (act) => {
      try {
        return act(localStorage);
      } catch {
        return null;
      }
    };
    const earlier =
      document.getElementById("problem") || document.getElementById("kept")
        ? null
        : store((s) => JSON.parse(s.getItem(key)))?.fields;
    if (earlier && areas.some((a) => earlier[a.name] && earlier[a.name] !== a.value)) {
      for (const area of areas) if (earlier[area.name]) area.value = earlier[area.name];
      form.before(
        Object.assign(document.createElement("p"), {
          className: "small text-body-secondary",
          id: "autosave",
          role: "status",
          textContent: form.dataset.restored,
        }),
      );
    }
    form.addEventListener("input", () =>
      store((s) =>
        s.setItem(
          key,
          JSON.stringify({ at: Date.now(), fields: Object.fromEntries(areas.map((a) => [a.name, a.value])) }),
        ),
      ),
    );
    form.addEventListener("submit", () => {
      if (navigator.onLine) store((s) => s.removeItem(key));
    });
  }
});
