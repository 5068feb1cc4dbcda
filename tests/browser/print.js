// Lays the print styles over the page (in the tests' frame, where there is one): what is for paper alone is
// for the screen now, and what is for the screen alone is for nothing.
const framed = document.querySelector("iframe[title=page]")?.contentWindow ?? window;
const apply = (rules) => {
  for (const rule of rules) {
    const media = rule.media?.mediaText;
    if (media === "print") rule.media.mediaText = "all";
    if (media === "screen") rule.media.mediaText = "not all";
    if (rule.cssRules) apply(rule.cssRules);
  }
};
for (const sheet of framed.document.styleSheets) apply(sheet.cssRules);
