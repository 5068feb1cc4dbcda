"""Takes the slash out of the zero: `python plain-zero.py FONT` changes the variable font FONT in place.

A slashed zero reads as crossed out. The two halves of the counter give way to one: the outer contour, fitted to the
box of both halves, at each end of the weight axis.
"""
import sys

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.varLib.iup import iup_delta

font = TTFont(sys.argv[1])
glyf, gvar, hmtx = font["glyf"], font["gvar"], font["hmtx"]
glyph = glyf["zero"]
assert glyph.numberOfContours == 3, "the zero has no slash"
coordinates, ends, flags = glyph.getCoordinates(glyf)
[variation] = gvar.variations["zero"]
points = list(coordinates) + [(0, 0)] * 4
deltas = iup_delta(variation.coordinates, points, list(ends))


def box(contour):
    xs, ys = zip(*contour)
    return min(xs), min(ys), max(xs), max(ys)


def with_plain_counter(points):
    """The outer contour, and the counter as its copy in the box of the old halves, in the opposite direction."""
    contours = [points[start:end + 1] for start, end in zip([0] + [end + 1 for end in ends], ends)]
    outer = max(contours, key=lambda contour: box(contour)[2] - box(contour)[0])
    halves = [contour for contour in contours if contour is not outer]
    (l, b, r, t), (left, bottom, right, top) = box(outer), box(sum(halves, []))
    fit = [(left + (x - l) * (right - left) / (r - l), bottom + (y - b) * (top - bottom) / (t - b)) for x, y in outer]
    return outer, fit[::-1]


regular = list(coordinates)
heavy = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(regular, deltas)]
outer, counter = with_plain_counter(regular)
heavy_outer, heavy_counter = with_plain_counter(heavy)
start = regular.index(outer[0])
outer_flags = list(flags[start:start + len(outer)])
new = [(round(x), round(y)) for x, y in outer + counter]
glyph.coordinates = GlyphCoordinates(new)
glyph.endPtsOfContours = [len(outer) - 1, 2 * len(outer) - 1]
glyph.flags = bytearray(outer_flags + outer_flags[::-1])
glyph.numberOfContours = 2
glyph.recalcBounds(glyf)
variation.coordinates = [
    (round(x) - a, round(y) - b) for (a, b), (x, y) in zip(new, heavy_outer + heavy_counter)
] + deltas[-4:]
font.save(sys.argv[1])
