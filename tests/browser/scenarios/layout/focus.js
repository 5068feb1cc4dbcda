// Checks that the focus is visible: by an outline, which also shows in forced colours.
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/// The colour on the screen, with transparent colours blended over those behind them.
const blend = (colours) => {
  canvas.clearRect(0, 0, 1, 1);
  for (const colour of colours) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const luminance = (rgb) => {
  const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = rgb.map((value) => part(value / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const backgrounds = (element) =>
  ["Canvas", ...[...withAncestors(element).reverse()].map((at) => style(at).backgroundColor)];

const focusFaults = () => {
  const element = page.activeElement;
  if (!element || element === page.body) return ["nothing has the focus"];
  const faults = [];
  // A hard word's button is over the end of the word, and the outline is around all of it.
  const outlined = element.closest(".term") ?? element;
  // A card's outline is on the box that covers all of it.
  const box = element.closest(".card") ? "::before" : undefined;
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = style(outlined, box);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2)
    faults.push(`${describe(element)} has the focus and an outline of ${outlineWidth} ${outlineStyle}, which is less than 2px`);
  // An inset outline is on the element itself.
  const background = backgrounds(parseFloat(outlineOffset) < 0 ? element : element.parentElement);
  const difference = contrast(blend([...background, outlineColor]), blend(background));
  if (difference < 3)
    faults.push(`the outline of ${describe(element)}, ${outlineColor}, has a contrast of ${rounded(difference)} to what is behind it, which is less than 3`);
  // Firefox only scrolls until a part of the control is in view, so the check requires no more.
  const place = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const [left, right] = [Math.max(place.left, 0), Math.min(place.right, view.innerWidth)];
  const [top, bottom] = [Math.max(place.top, 0), Math.min(place.bottom, view.innerHeight)];
  const cover = left < right && top < bottom && coveringAt(element, (left + right) / 2, (top + bottom) / 2);
  if (cover === false)
    faults.push(`${describe(element)} has the focus and is not in view: ${rounded(place.top)} to ${rounded(place.bottom)} of ${view.innerHeight}`);
  if (cover) faults.push(`${describe(element)} has the focus and is covered by ${cover}`);
  return faults;
};
