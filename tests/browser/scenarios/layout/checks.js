// The checks: each returns a sentence for every fault it finds.
const TOLERANCE = 0.5; // Boxes can start at a fraction of a pixel.

/// Nothing is wider than the view. Decorative art may extend outside it if the page doesn't get wider.
const fits = () => {
  const width = root.clientWidth;
  const faults = [];
  if (root.scrollWidth > width) faults.push(`the page is ${root.scrollWidth} wide and scrolls sideways`);
  for (const element of page.body.querySelectorAll("*")) {
    if (element.parentElement.closest("svg, [aria-hidden=true]") || isHidden(element)) continue;
    const { overflowX } = style(element);
    if (["auto", "scroll"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1)
      faults.push(`${describe(element)} scrolls sideways on its own, ${element.scrollWidth} in ${element.clientWidth}`);
    const { left, right } = onPage(element.getBoundingClientRect());
    if (left >= -TOLERANCE && right <= width + TOLERANCE) continue;
    const [, ...around] = withAncestors(element);
    const isCut = around.some((at) => at !== page.body && style(at).overflowX !== "visible");
    const isDecorative = element.matches("[aria-hidden=true]");
    if (!isCut && !isDecorative) faults.push(`${describe(element)} goes from ${rounded(left)} to ${rounded(right)} in a view of ${width}`);
  }
  return faults;
};

/// No text is cut off by its box, or by a box around that.
const cut = () => {
  const faults = new Set();
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  for (const { element, text, lines } of visibleTexts()) {
    for (const around of withAncestors(element)) {
      const { overflowX, overflowY, display } = style(around);
      if (display === "inline" || around === page.body || !(hides(overflowX) || hides(overflowY))) continue;
      const box = onPage(around.getBoundingClientRect());
      for (const line of lines) {
        const wide = hides(overflowX) && (line.left < box.left - 1 || line.right > box.right + 1);
        const high = hides(overflowY) && (line.top < box.top - 1 || line.bottom > box.bottom + 1);
        if (wide || high) faults.add(`${quoted(text)} is cut off by ${describe(around)}: the line goes from ${rounded(line.left)} to ${rounded(line.right)} and ${rounded(line.top)} to ${rounded(line.bottom)}, the box from ${rounded(box.left)} to ${rounded(box.right)} and ${rounded(box.top)} to ${rounded(box.bottom)}`);
      }
    }
    const { overflowX, overflowY } = style(element);
    if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1)
      faults.add(`${quoted(text)} is ${element.scrollWidth} wide and is cut off at ${element.clientWidth}`);
    if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      faults.add(`${quoted(text)} is ${element.scrollHeight} high and is cut off at ${element.clientHeight}`);
  }
  return [...faults];
};

/// No line of text overlaps a line of another block.
const overlaps = () => {
  const all = visibleTexts().filter(({ element }) => !isFixed(element));
  const lines = all.flatMap(({ block, text, lines: own }) => own.map((line) => ({ block, text, ...line })));
  lines.sort((one, other) => one.top - other.top);
  const faults = [];
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1)) {
      if (other.top > one.bottom) break;
      const high = Math.min(one.bottom, other.bottom) - other.top;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (one.block !== other.block && high > 2 && wide > 2)
        faults.push(`${quoted(one.text)} and ${quoted(other.text)} overlap, ${rounded(wide)} × ${rounded(high)}`);
    }
  });
  return faults;
};

/// Runs `find` at points along each line of text. `pointer-events` are enabled everywhere, so that hit tests
/// don't skip elements.
const alongLines = (places, find) => {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync("*, *::before, *::after { pointer-events: auto !important; }");
  page.adoptedStyleSheets.push(sheet);
  scrollTo(0);
  const faults = new Set();
  for (const { element, text, lines } of visibleTexts()) {
    for (const { left, right, top, bottom } of lines) {
      const y = (top + bottom) / 2;
      // A fixed element has not moved since the page was at its top.
      const fixed = isFixed(element);
      const down = y - view.scrollY;
      const near = down > view.innerHeight / 4 && down < view.innerHeight * 0.75;
      if (!near && !fixed) scrollTo(y - view.innerHeight / 2);
      for (const place of places) {
        const x = left + (right - left) * place;
        const what = find(element, x - view.scrollX, fixed ? y : y - view.scrollY);
        if (what) faults.add(`${quoted(text)} ${what} at ${rounded(x)}, ${rounded(y)} of the page`);
      }
    }
  }
  page.adoptedStyleSheets.pop();
  scrollTo(0);
  return [...faults];
};

/// Nothing covers text.
const covered = () =>
  alongLines([0.5], (element, x, y) => {
    const what = coveringAt(element, x, y);
    return what && `is covered by ${what}`;
  });

/// No text is on a picture, unless there is a background in between.
const pictured = () =>
  alongLines([0.02, 0.5, 0.98], (element, x, y) => {
    // The body's background is behind everything.
    const hasPaint = (hit) => hit !== page.body && paints(hit);
    const first = !isFixed(element) && page.elementsFromPoint(x, y).find(hasPaint);
    const isPicture = first && (isArt(first) || first.localName === "img");
    return isPicture && `is on ${describe(first)} of ${describe(first.closest("figure, .frame"))}`;
  });

/// Every control is large enough to hit, except for links within a text. A hard word's is in a text too, but is never
/// smaller than WCAG 2.2, 2.5.8 allows.
const targets = () => {
  const faults = [];
  for (const element of visible("a[href], button, summary, select")) {
    const [, ...around] = withAncestors(element);
    const block = around.find((at) => !["inline", "contents"].includes(style(at).display));
    const links = [...block.querySelectorAll("a[href]")].map((link) => link.textContent).join("");
    const isInText = block.textContent.replace(/\s/g, "").length > links.replace(/\s/g, "").length;
    if (style(element).display === "inline" && isInText) continue;
    const { width, height } = element.getBoundingClientRect();
    // The button's `::before` covers the word.
    if (element.matches(".term > button") && element.parentElement.getBoundingClientRect().width > 23.9 && height > 23.9) continue;
    if ((width > 43.9 && height > 43.9) || hasLargeHitArea(element)) continue;
    faults.push(`${describe(element)} is ${rounded(width)} × ${rounded(height)}, which is less than 44 × 44`);
  }
  scrollTo(0);
  return faults;
};

/// Whether a link's `::before` covers its whole card and so enlarges the area that can be pressed.
const hasLargeHitArea = (element) => {
  const { content, position } = style(element, "::before");
  if (content === "none" || position !== "absolute") return false;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getBoundingClientRect();
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const around = [[-21, 0], [21, 0], [0, -21], [0, 21]];
  return around.every(([right, down]) => element.contains(page.elementFromPoint(x + right, y + down)));
};

/// Lines are short enough for the eye to find the next one.
const measure = () => {
  const faults = [];
  for (const element of visible("main p, main li, main dd, main blockquote")) {
    const longest = Math.max(0, ...lettersPerLine(element));
    if (longest > 75) faults.push(`a line of ${describe(element)} holds ${longest} letters, which is more than 75`);
  }
  return faults;
};

/// The number of letters in each line. A line begins where a letter is further left than the one before.
const lettersPerLine = (element) => {
  const counts = [0];
  let before = -Infinity;
  const walker = page.createTreeWalker(element, view.NodeFilter.SHOW_TEXT);
  const range = page.createRange();
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at += 1) {
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      if (box.left < before) counts.push(0);
      before = box.left;
      counts[counts.length - 1] += 1;
    }
  }
  return counts;
};

/// WCAG 1.4.8: line spacing is at least 1.5, and paragraph spacing at least 1.5 times the line spacing.
const spacing = () => {
  const faults = [];
  for (const element of visible("main p, main li, main dd")) {
    const { lineHeight, fontSize } = style(element);
    const line = parseFloat(lineHeight);
    if (line < parseFloat(fontSize) * 1.499 && lettersPerLine(element).length > 1)
      faults.push(`the lines of ${describe(element)} are ${rounded(line / parseFloat(fontSize))} apart, which is less than 1.5`);
    const next = element.nextElementSibling;
    if (!element.matches("p") || !next?.matches("p") || isHidden(next)) continue;
    const [above, below] = [element, next].map((one) => one.getBoundingClientRect());
    const apart = below.top - above.bottom + line;
    if (below.top >= above.bottom - 1 && apart < line * 1.499)
      faults.push(`${describe(next)} is ${rounded(apart / line)} lines below ${describe(element)}, which is less than 1.5`);
  }
  return faults;
};

const checks = { fits, cut, overlaps, covered, pictured, targets, measure, spacing };
