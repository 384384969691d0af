"""PNG files of few colours, written with the standard library alone.

A browser's screenshot holds three bytes a pixel. A card has one paper and a few inks, and the edges
of its letters blend them: the commonest few dozen colours draw it as well.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 20
Colour = tuple[int, int, int]


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def with_few_colours(screenshot: bytes) -> bytes:
    """The same picture in its commonest colours; ValueError for what is no opaque RGB PNG."""
    rows = list(_rows(screenshot))
    palette = _palette(rows)
    nearest: dict[Colour, int] = {}
    lines = bytearray()
    for row in rows:
        lines.append(0)
        lines += bytes(_index(colour, palette, nearest) for colour in row)
    width, height = size_of(screenshot)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"PLTE", bytes(value for colour in palette for value in colour)),
        (b"IDAT", zlib.compress(bytes(lines), 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _palette(rows: Sequence[Sequence[Colour]]) -> list[Colour]:
    """The papers and inks, and the commonest blends along the edges of letters."""
    counts = Counter(colour for row in rows for colour in row)
    return [colour for colour, _ in counts.most_common(COLOURS)]


def _index(colour: Colour, palette: Sequence[Colour], nearest: dict[Colour, int]) -> int:
    if colour not in nearest:
        nearest[colour] = min(
            range(len(palette)), key=lambda place: _distance(colour, palette[place])
        )
    return nearest[colour]


def _distance(a: Colour, b: Colour) -> int:
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))


def _rows(png: bytes) -> Iterator[list[Colour]]:
    width, _ = size_of(png)
    if png[24:29] != b"\x08\x02\x00\x00\x00":
        raise ValueError("not an opaque RGB picture of eight bits a channel")
    data = zlib.decompress(b"".join(part for name, part in _chunks(png) if name == b"IDAT"))
    length = width * 3
    before = bytes(length)
    for start in range(0, len(data), length + 1):
        line = bytearray(data[start + 1 : start + 1 + length])
        _unfilter(data[start], line, before)
        before = bytes(line)
        channels = iter(before)
        yield list(zip(channels, channels, channels, strict=True))


def _unfilter(kind: int, line: bytearray, above: bytes) -> None:
    """Undo the prediction of one line (PNG, section 9)."""
    for place in range(len(line)):
        left = line[place - 3] if place >= 3 else 0
        corner = above[place - 3] if place >= 3 else 0
        guess = (0, left, above[place], (left + above[place]) // 2)
        predicted = guess[kind] if kind < 4 else _paeth(left, above[place], corner)
        line[place] = (line[place] + predicted) & 0xFF


def _paeth(left: int, up: int, corner: int) -> int:
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
