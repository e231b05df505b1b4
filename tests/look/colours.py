"""How colours are seen: contrast as WCAG 2.2 reckons it, distance as CIEDE2000 does, and by whom some are confused.

Sources: WCAG 2.2, "relative luminance" and "contrast ratio"; G. Sharma, W. Wu and E. N. Dalal (2005), "The CIEDE2000
color-difference formula"; G. M. Machado, M. M. Oliveira and L. A. F. Fernandes (2009), "A physiologically-based model
for simulation of color vision deficiency", the matrices of severity 1.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
SEEN = {
    "as most": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip


def linear(colour: str) -> Triple:
    """The light of a colour ``#rrggbb``: red, green and blue from 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (one, other))
    )
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str, seen: str) -> float:
    """How far apart two colours are for who sees colours in this way."""
    return ciede2000(lab(as_seen(one, seen)), lab(as_seen(other, seen)))


def as_seen(colour: str, seen: str) -> Triple:
    """A colour's light as a screen shows it to others, so that they see what this reader does: no less than none."""
    red, green, blue = (min(max(part, 0), 1) for part in times(SEEN[seen], linear(colour)))
    return red, green, blue


def times(matrix: tuple[Triple, Triple, Triple], light: Triple) -> Triple:
    """What a matrix makes of a light."""
    one, two, three = (sum(factor * part for factor, part in zip(row, light, strict=True)) for row in matrix)
    return one, two, three


def lab(light: Triple) -> Triple:
    """A light as lightness, and its places between green and red and between blue and yellow (D65)."""
    red, green, blue = light
    x, y, z = (
        value ** (1 / 3) if value > (6 / 29) ** 3 else value / 3 * (29 / 6) ** 2 + 4 / 29
        for value in (part / white for part, white in zip(times(TO_XYZ, (red, green, blue)), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, other: Triple) -> float:
    """The distance of two colours in Lab, as Sharma, Wu and Dalal write it (with kL = kC = kH = 1)."""
    mean_chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    (l1, c1, h1), (l2, c2, h2) = (
        (lightness, hypot(stretch * a, b), degrees(atan2(b, stretch * a)) % 360) for lightness, a, b in (one, other)
    )
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    # Opposite hues: the sign of a turn by 180° is the one of the difference.
    turn = 180.0 if turn == -180 and h2 > h1 else turn
    hue = (
        h1 + h2
        if c1 * c2 == 0
        else (h1 + h2) / 2
        if abs(h1 - h2) <= 180
        else (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    )
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6)) - 0.2 * cos(radians(4 * hue - 63))
    )  # fmt: skip
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    rotation = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue)
