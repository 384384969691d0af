"""The charts of a page, taken out of its source."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from tests.web.reading import words

FIGURE = re.compile(r'<figure class="chart.*?</figure>', re.DOTALL)
DRAWING = re.compile(r'<svg [^>]*role="')
EDGE = re.compile(r"<svg\b|</svg>")


@dataclass(frozen=True)
class Chart:
    """One figure: its source, its drawings, and the numbers of its tables."""

    html: str

    @property
    def drawings(self) -> list[ET.Element]:
        """Every drawing that has a role, parsed."""
        starts = [found.start() for found in DRAWING.finditer(self.html)]
        return [ET.fromstring(self.html[start : self._end(start)]) for start in starts]

    def _end(self, start: int) -> int:
        depth = 0
        for edge in EDGE.finditer(self.html, start):
            depth += -1 if edge.group() == "</svg>" else 1
            if depth == 0:
                return edge.end()
        raise AssertionError("a drawing is not closed")

    @property
    def text(self) -> str:
        """All its words."""
        return words(self.html)

    @property
    def rows(self) -> list[list[str]]:
        """The cells of its last table, the one with the numbers."""
        return list(self._rows())

    def _rows(self) -> Iterator[list[str]]:
        table = re.findall(r"<table.*?</table>", self.html, re.DOTALL)[-1]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL):
            yield [words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]


def charts(html: str) -> list[Chart]:
    """The charts of a page, in its order."""
    return [Chart(found) for found in FIGURE.findall(html)]


def chart(html: str, name: str) -> Chart:
    """The one chart whose source has this name in it."""
    (found,) = [each for each in charts(html) if name in each.html]
    return found


def described(drawing: ET.Element) -> tuple[str, str]:
    """Title and description of a drawing, through the ids that its label names."""
    by_id = {each.get("id"): "".join(each.itertext()) for each in drawing.iter() if each.get("id")}
    title, desc = (drawing.get("aria-labelledby") or " ").split(" ")
    return by_id[title].strip(), by_id[desc].strip()
