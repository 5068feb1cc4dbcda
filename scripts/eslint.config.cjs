const js = require("@eslint/js");
const globals = require("globals");

// In addition to the recommended rules: against code that hides a fault, or that could be shorter.
const strict = {
  "array-callback-return": "error",
  eqeqeq: "error",
  "no-implicit-coercion": "error",
  "no-param-reassign": "error",
  "no-shadow": "error",
  "no-unneeded-ternary": "error",
  "no-useless-concat": "error",
  "no-useless-rename": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-template": "error",
};

module.exports = [
  { ignores: ["**/node_modules/"] },
  js.configs.recommended,
  { rules: strict, linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["scripts/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["scripts/letter.js"], languageOptions: { globals: { COMPOSER_WORDS: "readonly" } } },
  { files: ["scripts/worker*.js"], languageOptions: { globals: globals.serviceworker } },
  { files: ["scripts/*.cjs"], languageOptions: { globals: globals.node } },
  {
    // Scripts that tests and benchmarks run in a page: function bodies, so `return` is allowed at the top level.
    files: ["tests/**/*.js"],
    languageOptions: { sourceType: "commonjs", globals: { ...globals.browser, axe: "readonly" } },
  },
  {
    // Fragments that tests concatenate: one uses the names that another declares.
    files: ["tests/browser/scenarios/{layout,paper}/*.js"],
    rules: { "no-undef": "off", "no-unused-vars": "off" },
  },
  {
    files: ["xtask/**/*.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
