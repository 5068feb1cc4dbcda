module.exports = {
  extends: require.resolve("stylelint-config-standard"),
  rules: {
    // Rules are grouped by the part of the page that they style; cascade layers set the order between files.
    "no-descending-specificity": null,
  },
};
