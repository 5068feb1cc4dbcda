// Runs axe once on the current page and returns the report that `report.rs` parses. Arguments: the tags
// whose rules run, and the only rules to run, or null for all.
const [tags, only, done] = arguments;

// Includes experimental rules and those that axe disables by default; excludes deprecated ones.
const rules = axe
  .getRules(tags)
  .filter((rule) => !rule.tags.includes("deprecated"))
  .map((rule) => rule.ruleId)
  .filter((rule) => only === null || only.includes(rule));

const reasons = (node) =>
  [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey ?? check.id);
const findings = (results) =>
  results.flatMap((result) =>
    result.nodes.map((node) => ({
      rule: result.id,
      // A selector is a list if it goes into a frame or a shadow root.
      target: node.target.flat(Infinity).join(" "),
      reasons: reasons(node),
      summary: node.failureSummary ?? result.help,
      html: node.html.slice(0, 160),
    })),
  );

// With forced colours, Chromium renders text in the system's colour. But the value of `-webkit-text-fill-color`,
// which axe reads first, is still the colour that the page has set.
if (matchMedia("(forced-colors: active)").matches) {
  const original = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return original.call(this, name === "-webkit-text-fill-color" ? "color" : name);
  };
}

// Wait for animations that end: a colour halfway through a transition is not one to check.
const finite = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);

Promise.allSettled(finite.map((animation) => animation.finished))
  .then(() =>
    axe.run(document, { runOnly: { type: "rule", values: rules }, resultTypes: ["violations", "incomplete"] }),
  )
  .then(
    (results) =>
      done({
        version: axe.version,
        passes: results.passes.length,
        violations: findings(results.violations),
        incomplete: findings(results.incomplete),
      }),
    (error) => done({ error: String(error?.stack ?? error) }),
  );
