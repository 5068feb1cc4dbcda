// Returns a sentence for each fault of a page on paper. The print styles have been applied to it before.
const page = framed.document;
const faults = [];
const box = (element) => element.getBoundingClientRect();
const style = (element, pseudo) => framed.getComputedStyle(element, pseudo);
const shown = (css) => [...page.querySelectorAll(css)].filter((element) => element.checkVisibility());

for (const element of shown("header *, main *")) {
  const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  // 12 points are 16 pixels.
  const size = parseFloat(style(element).fontSize);
  if (hasText && size < 16) faults.push(`“${element.textContent}” has ${size * 0.75} points`);
}

const mark = box(page.querySelector("header .mark")).bottom;
const title = box(page.querySelector("h1")).top;
if (title - mark < 10) faults.push(`the title is ${title - mark} pixels below the mark`);

const opening = shown(".opening svg")[0];
if (opening) {
  const [frame, drawing] = [box(opening), box(opening.querySelector("use"))];
  // A drawing with a ground of its own ends at its frame, as a picture does.
  const isPanel = drawing.top <= frame.top && drawing.bottom >= frame.bottom && drawing.left <= frame.left && drawing.right >= frame.right;
  const isCut = !isPanel && style(opening).overflow !== "visible" && (drawing.left < frame.left - 1 || drawing.right > frame.right + 1);
  const edges = isPanel ? frame : drawing;
  const isOff = edges.left < 0 || edges.right > page.documentElement.clientWidth;
  if (drawing.width < 1) faults.push("the first picture is not rendered");
  if (isCut || isOff) faults.push("the first picture is cut at a side");
}

if (shown(".card > *, nav, button").length) faults.push("navigation is printed");
return faults;
