// Runs axe once on the page as it stands; gives what `report.rs` reads. Arguments: the tags whose rules
// are run, and the rules that are run if not all of these.
const [tags, only, done] = arguments;

// Experimental rules are among them, and those that axe leaves off unless it is told; rules that axe
// has given up are not.
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
      // Selectors come in lists where they lead into frames or shadows.
      target: node.target.flat(Infinity).join(" "),
      reasons: reasons(node),
      summary: node.failureSummary ?? result.help,
      html: node.html.slice(0, 160),
    })),
  );

// In forced colours Chromium draws words in the system's colour but gives for their fill, which is where
// axe looks first, the colour that the page has wished for.
if (matchMedia("(forced-colors: active)").matches) {
  const original = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return original.call(this, name === "-webkit-text-fill-color" ? "color" : name);
  };
}

// Colours on their way from one to another are nobody's to read yet.
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
