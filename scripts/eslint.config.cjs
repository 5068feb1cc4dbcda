const js = require("@eslint/js");
const globals = require("globals");

// Beyond what is recommended: what hides a fault, or what one line could say.
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
  { files: ["scripts/worker*.js"], languageOptions: { globals: globals.serviceworker } },
  { files: ["scripts/*.cjs"], languageOptions: { globals: globals.node } },
  {
    // What tests and measurements put into a page: bodies of functions, so that a return may stand anywhere.
    files: ["tests/**/*.js"],
    languageOptions: { sourceType: "commonjs", globals: { ...globals.browser, axe: "readonly" } },
  },
  {
    // Parts that tests join: one uses what another declares.
    files: ["tests/browser/scenarios/{layout,paper}/*.js"],
    rules: { "no-undef": "off", "no-unused-vars": "off" },
  },
  {
    files: ["xtask/**/*.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
