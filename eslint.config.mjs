import js from "@eslint/js";
import globals from "globals";

export default [
  {
    ignores: ["**/wwwroot/lib/**", "**/bin/**", "**/obj/**", "node_modules/**", "artefacts/**"],
  },
  js.configs.recommended,
  {
    // Scripts of pages: libraries that pages load before them are globals.
    files: ["src/**/wwwroot/**/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: { ...globals.browser, echarts: "readonly", htmx: "readonly", idb: "readonly", tus: "readonly" },
    },
    rules: {
      "no-unused-vars": ["error", { args: "after-used", caughtErrors: "none" }],
      eqeqeq: ["error", "smart"],
      "prefer-const": "error",
      "no-var": "error",
    },
  },
  {
    files: ["src/**/wwwroot/inspection-worker.js"],
    languageOptions: { globals: globals.serviceworker },
  },
  {
    // Programs for development, run by Node.
    files: ["**/*.mjs"],
    languageOptions: { sourceType: "module", globals: globals.node },
  },
];
