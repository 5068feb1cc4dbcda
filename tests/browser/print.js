// Applies the print styles to the screen (in the tests' iframe, if there is one): rules for print apply
// everywhere, and rules for the screen apply nowhere.
const framed = document.querySelector("iframe[title=page]")?.contentWindow ?? window;
const apply = (rules) => {
  for (const rule of rules) {
    const media = rule.media?.mediaText;
    if (media === "print") rule.media.mediaText = "all";
    if (media === "screen") rule.media.mediaText = "not all";
    if (rule.cssRules) apply(rule.cssRules);
  }
};
for (const sheet of framed.document.styleSheets) {
  if (sheet.media.mediaText === "print") sheet.media.mediaText = "all";
  apply(sheet.cssRules);
}
