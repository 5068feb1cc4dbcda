// Shared by all layout checks: the page (in the tests' iframe, if there is one), its visible elements, and the
// position of each line of text.
const view = document.querySelector("iframe[title=page]")?.contentWindow ?? window;
const page = view.document;
const root = page.scrollingElement;
const style = (element, pseudo) => view.getComputedStyle(element, pseudo);
const rounded = (number) => Math.round(number * 10) / 10;

const quoted = (text) => {
  const words = text.replace(/\s+/g, " ").trim();
  return `“${words.length > 40 ? `${words.slice(0, 40)}…` : words}”`;
};
const describe = (element) => {
  const classes = [...element.classList].map((name) => `.${name}`).join("");
  const id = element.id && `#${element.id}`;
  const text = element.textContent.trim() && ` ${quoted(element.textContent)}`;
  return `<${element.localName}${id}${classes}>${text}`;
};

/// The element and its ancestors, up to the body.
const withAncestors = (element) => {
  const all = [];
  for (let at = element; at && at !== page.documentElement; at = at.parentElement) all.push(at);
  return all;
};
const isFixed = (element) => withAncestors(element).some((at) => style(at).position === "fixed");
const isArt = (element) => element.closest("svg") !== null;

/// Whether the element itself is hidden: for screen readers only, or until it has the focus.
const isHiddenItself = (element) => {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
  const { clipPath, clip, position, overflow } = style(element);
  if (/^inset\((50|100)%/.test(clipPath)) return true;
  if (position !== "absolute" && position !== "fixed") return false;
  const box = element.getBoundingClientRect();
  const gone = box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0;
  const tiny = box.width <= 1 && box.height <= 1 && overflow !== "visible";
  return gone || tiny || /^rect\((0px,? ?|1px,? ?){4}\)$/.test(clip);
};
const hiddenCache = new Map();
const isHidden = (element) => {
  if (!element || element === page.documentElement) return false;
  if (!hiddenCache.has(element)) hiddenCache.set(element, isHiddenItself(element) || isHidden(element.parentElement));
  return hiddenCache.get(element);
};
const visible = (css) => [...page.querySelectorAll(css)].filter((element) => !isHidden(element));

/// A box in page coordinates, independent of scrolling.
const onPage = (box) => ({
  left: box.left + view.scrollX,
  right: box.right + view.scrollX,
  top: box.top + view.scrollY,
  bottom: box.bottom + view.scrollY,
});

/// A line of text, cut to its line height: the empty space of a font above and below its letters may reach over
/// other lines, where it is invisible.
const toLine = (box, element) => {
  const line = onPage(box);
  const excess = (box.height - parseFloat(style(element).lineHeight)) / 2;
  return excess > 0 ? { ...line, top: line.top + excess, bottom: line.bottom - excess } : line;
};

/// Every visible text node: its element, its block and its lines.
const visibleTexts = () => {
  const walker = page.createTreeWalker(page.body, view.NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, style, noscript") || isHidden(element)) continue;
    const range = page.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5 && box.height > 0.5);
    const block = withAncestors(element).find((at) => !["inline", "contents"].includes(style(at).display));
    found.push({ element, block, text: node.data, lines: boxes.map((box) => toLine(box, element)) });
  }
  return found;
};

/// Whether an element paints anything. An empty box over text hides nothing; neither does the box of a drawing,
/// only its lines and areas do.
const paints = (element) => {
  if (isArt(element)) return element.localName !== "svg";
  if (["img", "video", "canvas", "iframe"].includes(element.localName)) return true;
  const { backgroundColor, backgroundImage } = style(element);
  const clear = /^transparent$|[,/] ?0\)$/.test(backgroundColor);
  return !clear || backgroundImage !== "none";
};

/// Describes the element that covers this one at a point of the view, if any. Fixed elements, such as notices, are
/// skipped: they may cover the page for a while.
const coveringAt = (element, x, y) => {
  const all = page.elementsFromPoint(x, y);
  for (const hit of all) {
    if (hit.contains(element) || element.contains(hit)) return null;
    if (isFixed(hit) && !isFixed(element)) continue;
    if (paints(hit)) return describe(hit);
  }
  return "the edge of the view";
};
const scrollTo = (top) => view.scrollTo({ top, behavior: "instant" });
