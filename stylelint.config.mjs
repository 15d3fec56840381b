export default {
  extends: "stylelint-config-standard",
  ignoreFiles: ["**/wwwroot/lib/**", "**/bin/**", "**/obj/**"],
  rules: {
    // Phones of several years ago read min-width and max-width alone.
    "media-feature-range-notation": "prefix",
    // The order of our sheets is that of the pages' parts; specificity falls and rises with them.
    "no-descending-specificity": null,
    // A part's colours for dark pages stand beside the part.
    "no-duplicate-selectors": null,
    // Classes of marks and days carry the words of the contract: mark-promisedEnd, day-makeUp.
    "selector-class-pattern": null,
  },
};
