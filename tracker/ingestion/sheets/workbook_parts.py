"""What an XLSX file holds, looked over before any of it is read as a spreadsheet.

An XLSX file is an archive of XML files. A small one can hold more than memory does, so its parts
are measured first: each is unpacked a piece at a time, and nothing of it is kept.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Final
from zipfile import ZipFile, ZipInfo

from tracker.ingestion.text_file import MAX_COLUMNS, MAX_ROWS, Unreadable

MAX_PARTS = 500
MAX_UNPACKED = 64 * 1024 * 1024
# Texts that are told apart: five new ones in every row of the largest sheet that is read.
MAX_TEXTS = 5 * MAX_ROWS

_ENCRYPTED: Final = 0x1
_ARCHIVES = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_MACROS = re.compile(r"vba(project|data)", re.IGNORECASE)
_PIECE = 1024 * 1024
_TAGS = {
    "row": re.compile(rb"<(?:\w+:)?row[\s/>]"),
    "text": re.compile(rb"<(?:\w+:)?si[\s/>]"),
    "formula": re.compile(rb"<(?:\w+:)?f[\s/>]"),
    "entity": re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE),
}
# As long as the longest tag with a prefix that is looked for: one may lie across two pieces.
_OVERLAP = 40


def check_parts(data: bytes) -> bool:
    """Refuse an archive that is no plain workbook, or holds more than is read here.

    Returns whether there may be formulas in it.
    """
    with ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS:
            raise Unreadable(None, f"is made of more than {MAX_PARTS} parts")
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise Unreadable(None, f"unpacks to more than {MAX_UNPACKED // 1024**2} MB")
        # All of them are looked over, whatever the first ones hold.
        return sum(_check_part(archive, part)["formula"] for part in parts) > 0


def _check_part(archive: ZipFile, part: ZipInfo) -> Counter[str]:
    if part.flag_bits & _ENCRYPTED:
        raise Unreadable(None, "is locked by a password")
    if _MACROS.search(part.filename):
        raise Unreadable(None, "holds macros; save it as a workbook without them (.xlsx)")
    found: Counter[str] = Counter()
    with archive.open(part) as stream:
        piece = stream.read(_PIECE)
        if piece.startswith(_ARCHIVES):
            raise Unreadable(None, f"holds an archive or a locked file ({part.filename})")
        while piece:
            found.update({name: len(tag.findall(piece)) for name, tag in _TAGS.items()})
            _check_counts(found)
            rest = stream.read(_PIECE)
            # A tag in the overlap is counted twice: too little to matter for a limit.
            piece = piece[-_OVERLAP:] + rest if rest else b""
    return found


def _check_counts(found: Counter[str]) -> None:
    if found["entity"]:
        raise Unreadable(None, "defines entities of its own, which no spreadsheet needs")
    # The header is a row as well, and a workbook has a few rows of other kinds.
    if found["row"] > MAX_ROWS + MAX_COLUMNS:
        raise Unreadable(None, f"has more than {MAX_ROWS:,} rows")
    if found["text"] > MAX_TEXTS:
        raise Unreadable(None, f"has more than {MAX_TEXTS:,} different texts")
