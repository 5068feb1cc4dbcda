module.exports = {
  extends: require.resolve("stylelint-config-standard"),
  rules: {
    // Rules stand by the part of the page that they are for, and cascade layers decide between files.
    "no-descending-specificity": null,
  },
};
