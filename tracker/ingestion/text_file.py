"""Files of text with cells in them (CSV), decoded and cut into records: RFC 4180, within limits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 100
HEADER = 1
UTF_8 = "utf-8"

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NEVER_CLOSED = "a quote is opened and never closed"
_TOO_LONG = f"a cell is longer than {csv.field_size_limit():,} characters"
_REASONS = {
    "unexpected end of data": _NEVER_CLOSED,
    f"field larger than field limit ({csv.field_size_limit()})": _TOO_LONG,
}

Record = tuple[int, list[str]]


class Unreadable(Exception):
    """A file as a whole cannot be read: in which row it came to light, and why."""

    def __init__(self, row: int | None, reason: str) -> None:
        super().__init__(row, reason)
        self.row = row
        self.reason = reason


def check_size(size: int) -> None:
    """Refuse a file that is larger than any that is read here."""
    if size > MAX_BYTES:
        raise Unreadable(None, f"is larger than {MAX_BYTES // 1024**2} MB")


def decoded(data: bytes, encoding: str = UTF_8) -> str:
    """The text of a file, without a mark of byte order; UTF-8 unless another encoding is declared.

    An encoding is never guessed: a wrong guess would change names without anybody noticing.
    """
    if encoding == UTF_8 and data.startswith(_UTF_16):
        raise Unreadable(None, "is UTF-16; save it as UTF-8")
    try:
        return data.decode(encoding).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02X}"
        reason = f"line {line}: byte {byte} is not {encoding.upper()}"
        raise Unreadable(None, reason) from error


def records(text: str, delimiter: str = ",") -> Iterator[Record]:
    """Every record that is not blank, with its number: the header is row 1."""
    number = 0
    lines = io.StringIO(text, newline="")
    try:
        for number, record in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1):
            if number > MAX_ROWS + HEADER:
                raise Unreadable(number, f"has more than {MAX_ROWS:,} rows")
            if record:
                yield number, record
    except csv.Error as error:
        reason = _REASONS.get(str(error), str(error))
        # Behind a quote that is never closed, the rest of the file is one cell.
        if reason == _TOO_LONG and text.count('"') % 2:
            reason = _NEVER_CLOSED
        raise Unreadable(number + 1, reason) from error


def header_of(found: Iterator[Record]) -> list[str]:
    """The first record, which names the columns."""
    _, header = next(found, (HEADER, []))
    if not header:
        raise Unreadable(None, "is empty; a header row is expected")
    if len(header) > MAX_COLUMNS:
        raise Unreadable(HEADER, f"has more than {MAX_COLUMNS} columns")
    return header
