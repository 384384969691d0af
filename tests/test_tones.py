"""The colours of statuses: legible on paper, and apart for colour-blind readers too.

Simulation after Machado, Oliveira and Fernandes (2009), full severity; distance as CIE 1976 Lab.
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parent.parent / "static" / "css" / "tokens.css").read_text()
SIGHT = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
THEMES = {"light": 0, "dark": 1}

Linear = tuple[float, float, float]


def colours(theme: int) -> dict[str, Linear]:
    """Paper, soft ink and every tone of a theme, as linear light."""
    ordinary = TOKENS.split("@media")[0]
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", ordinary)
    return {name: linear(both[theme]) for name, *both in pairs}


def tones(theme: int) -> dict[str, Linear]:
    """The tones alone; the open one is soft ink."""
    found = colours(theme)
    return {name: each for name, each in found.items() if name.startswith("tone-")} | {
        "tone-open": found["ink-soft"]
    }


def linear(code: str) -> Linear:
    """#rrggbb as linear light."""
    parts = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return red, green, blue


def luminance(light: Linear) -> float:
    """How bright a colour is, as WCAG defines it."""
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one: Linear, other: Linear) -> float:
    """The ratio of WCAG, 1 to 21."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def seen(light: Linear, sight: str) -> Linear:
    """A colour as Lab, as somebody with this sight sees it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, light, strict=True))))
        for row in SIGHT[sight]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = luminance((red, green, blue))
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    a, b, c = (
        each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z)
    )
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def distance(one: Linear, other: Linear) -> float:
    """How far two colours in Lab are apart."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_every_tone_is_legible_as_text(theme: str, ground: str) -> None:
    paper = colours(THEMES[theme])[ground]

    faint = [name for name, tone in tones(THEMES[theme]).items() if contrast(tone, paper) < 4.5]

    assert faint == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_tones_stay_apart(theme: str, sight: str) -> None:
    shown = {name: seen(tone, sight) for name, tone in tones(THEMES[theme]).items()}

    nearest = min(distance(shown[a], shown[b]) for a, b in combinations(shown, 2))

    assert len(shown) == 9
    assert nearest >= 12
