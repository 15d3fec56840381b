// Before the first paint: says that scripts run, and follows the device's light or dark where the reader has chosen neither.
((root) => {
  "use strict";
  root.classList.add("js");
  if (root.dataset.adaTheme !== "auto") return;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    root.dataset.bsTheme = dark.matches ? "dark" : "light";
  };
  dark.addEventListener("change", follow);
  follow();
})(document.documentElement);
