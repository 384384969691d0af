"""Spreadsheets for tests: made in memory, spoilt one thing at a time."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import openpyxl

from tracker.ingestion.sheets import mapping_file, shipped
from tracker.ingestion.sheets.mapping import SheetMapping

HEADER = ["", "id", "text", "area", "year", "host", "date", "country", "score", "average"]
MEMBERS = [
    "Canada",
    "France",
    "Germany",
    "Italy",
    "Japan",
    "Russia",
    "United Kingdom",
    "United States",
    "European Union",
]
Lines = list[list[Any]]


def mapping(name: str = "g7-compliance") -> SheetMapping:
    """A mapping that is shipped."""
    path = shipped.path_of(name)
    return mapping_file.read(path.name, path.read_bytes())


def commitment(
    scores: Mapping[str, str], average: str, *, number: str = "2019-1", **cells: str
) -> Lines:
    """The rows of one commitment, one for each member."""
    said = {
        "id": number,
        "text": "We will count our lighthouses.",
        "area": "Maritime safety",
        "year": "2019",
        "host": "France",
        "date": "2019-08-26",
        "average": average,
        **cells,
    }
    return [
        [said.get(name, "") for name in HEADER[:7]] + [member, score, said["average"]]
        for member, score in scores.items()
    ]


SMALL = commitment({"Canada": "1", "Japan": "0", "Italy": "NA"}, "0.5")


def as_csv(lines: Iterable[Sequence[Any]], header: Sequence[str] = HEADER) -> bytes:
    """A CSV file of these lines."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *lines])
    return text.getvalue().encode()


def as_xlsx(
    lines: Iterable[Sequence[Any]],
    header: Sequence[str] = HEADER,
    *,
    tabs: int = 1,
    numbers: str = "General",
) -> bytes:
    """A workbook of these lines, with more sheets or another format of numbers if so asked."""
    book = openpyxl.Workbook()
    for number in range(1, tabs):
        book.create_sheet(f"More {number}")
    sheet: Any = book.active
    for line in (header, *lines):
        sheet.append(list(line))
        for cell in sheet[sheet.max_row]:
            cell.number_format = numbers if isinstance(cell.value, float) else cell.number_format
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(workbook: bytes, name: str, data: bytes) -> bytes:
    """A workbook with one part replaced or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return file.getvalue()


def large_table(seed: int) -> tuple[Lines, set[str]]:
    """640 commitments × 9 members as published, and the texts whose average does not follow."""
    chance = random.Random(seed)
    lines: Lines = []
    wrong: set[str] = set()
    for place in range(640):
        scores = [chance.choice(["1", "0", "-1", "1.0", "NA"]) for _ in MEMBERS]
        text = f"We will “do” what number {place} asks, as our ministers’ letter says."
        digits = chance.choice([1, 2, 3])
        average = _mean(scores, digits)
        if average and chance.random() < 0.05:
            average = f"{Decimal(average) + 3 * Decimal(10) ** -digits}"
            wrong.add(text)
        lines += commitment(
            dict(zip(MEMBERS, scores, strict=True)),
            average or "NA",
            # Two commitments share each id, and some have spaces around it.
            number=chance.choice(["{} ", "{}", "\t{}"]).format(
                f"{1996 + place % 20}-{place // 40}"
            ),
            text=text,
            area=f"Area {place % 12}",
            year=str(1996 + place % 20),
            host=f"Host {place % 20}",
            date=f"{1996 + place % 20}-06-{1 + place % 20:02}",
        )
    return lines, wrong


def _mean(scores: Sequence[str], digits: int) -> str:
    """The published average of scores; empty if there is none. Ties are rounded to even."""
    numbers = [Decimal(score) for score in scores if score != "NA"]
    if not numbers:
        return ""
    return f"{(sum(numbers, Decimal()) / len(numbers)).quantize(Decimal(10) ** -digits)}"
