"""How a noun's content is described: fields, their kinds, and what each may hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tracker.rules import vocabulary as v
from tracker.rules.edtf import MAX_LENGTH


class Kind(StrEnum):
    """How a field's value reads."""

    ID = "id"
    TEXT = "text"
    WORD = "word"
    EDTF = "edtf"
    DATE = "date"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    LIST = "list"
    REF = "ref"
    REFS = "refs"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its kind, and what it may hold.

    `to` is the noun a reference leads to, `words` the vocabulary of a word field, `extra` the
    literal ids that are allowed in a list of references beside real ones, `rows` the fields of
    nested rows. `limit` is in characters (of a list: of each item), `most` bounds an integer.
    A `coded` text is a fact (a duration, a place, a unit), not prose; an `address` is one of
    the web; `reserved` ids are words of our addresses. A field that is not required may be null
    (or empty text).
    """

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    to: str = ""
    words: type[v.Vocabulary] | None = None
    extra: tuple[str, ...] = ()
    rows: tuple["Field", ...] = ()
    limit: int = 20_000
    most: int = 2**31 - 1
    coded: bool = False
    address: bool = False
    reserved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun: the fields of its content and those of them that identify it."""

    name: str
    key: tuple[str, ...]
    fields: tuple[Field, ...] = field(default=())
    versioned: bool = False

    def all_fields(self) -> Iterator[Field]:
        """The fields of a row, with version and change behind the key when versioned."""
        for position, each in enumerate(self.fields):
            if self.versioned and position == len(self.key):
                yield from VERSION_FIELDS
            yield each

    def words(self, kind: Kind = Kind.TEXT) -> list[str]:
        """The texts (or lists) of prose: what a redaction takes away. Facts stay."""
        return words_of(self.fields, kind)


def nothing(field: Field) -> Any:
    """What content says in a field of which nothing is said: in an old log body, on a new form."""
    match field.kind:
        case Kind.LIST | Kind.REFS | Kind.ROWS:
            return []
        case Kind.BOOLEAN if field.required:
            return False
        case Kind.BOOLEAN | Kind.INTEGER | Kind.DECIMAL | Kind.DATE | Kind.REF:
            return None
        case _:
            return ""


def words_of(fields: tuple[Field, ...], kind: Kind = Kind.TEXT) -> list[str]:
    """The names of the fields that hold prose."""
    return [each.name for each in fields if each.kind == kind and not each.coded]


VERSION_FIELDS = (
    Field("version", Kind.INTEGER, required=True),
    Field("change", Kind.WORD, required=True, words=v.Change),
    Field("change_reason", limit=2_000),
)


def key(name: str = "id", *, reserved: tuple[str, ...] = ()) -> Field:
    """The public id of the row itself."""
    return Field(name, Kind.ID, required=True, limit=60, reserved=reserved)


def line(name: str, *, required: bool = False, limit: int = 250) -> Field:
    """A short text."""
    return Field(name, required=required, limit=limit)


def edtf(name: str, *, required: bool = False) -> Field:
    """A date as its source gives it."""
    return Field(name, Kind.EDTF, required=required, limit=MAX_LENGTH)


def word(name: str, words: type[v.Vocabulary], *, required: bool = True) -> Field:
    """A word of a vocabulary."""
    return Field(name, Kind.WORD, required=required, words=words)


def ref(name: str, to: str, *, required: bool = False) -> Field:
    """The id of another row."""
    return Field(name, Kind.REF, required=required, to=to)


def refs(name: str, to: str, *, required: bool = False, extra: tuple[str, ...] = ()) -> Field:
    """Sorted ids of other rows."""
    return Field(name, Kind.REFS, required=required, to=to, extra=extra)


def flag(name: str) -> Field:
    """True or false, never unsaid."""
    return Field(name, Kind.BOOLEAN, required=True)
