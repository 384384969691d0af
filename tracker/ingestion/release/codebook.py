"""The codebook: every table, column and word, as `rules.schema` and `rules.vocabulary` have them.

Once as data, from which programs read it, and once as Markdown, in which people do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tracker.ingestion.tables import TABLES, Table, plural
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules import vocabulary
from tracker.rules.schema import Field, Kind
from tracker.rules.vocabulary import DeskVerb, TipKind, TipState, Vocabulary

Told = dict[str, Any]

# Words of the private desk, which no public row can hold.
PRIVATE = (DeskVerb, TipKind, TipState)
TYPES: dict[Kind, tuple[str, str]] = {
    Kind.ID: ("id of the row", "本行标识"),
    Kind.TEXT: ("text", "文本"),
    Kind.WORD: ("word", "词表用词"),
    Kind.EDTF: ("date (EDTF)", "日期（EDTF）"),
    Kind.DATE: ("day", "日期（年-月-日）"),
    Kind.BOOLEAN: ("true or false", "真或假"),
    Kind.INTEGER: ("whole number", "整数"),
    Kind.DECIMAL: ("decimal number", "小数"),
    Kind.LIST: ("list of texts", "文本列表"),
    Kind.REF: ("id of another row", "另一行的标识"),
    Kind.REFS: ("list of ids", "标识列表"),
}


def vocabularies() -> list[type[Vocabulary]]:
    """Every vocabulary that the public can meet, in order of names."""
    named = (getattr(vocabulary, name) for name in vocabulary.__all__)
    return [
        each
        for each in named
        if isinstance(each, type)
        and issubclass(each, Vocabulary)
        and each not in (Vocabulary, *PRIVATE)
    ]


def as_data() -> Told:
    """Tables with their columns, vocabularies with their words."""
    return {
        "tables": [_table(table) for table in TABLES],
        "vocabularies": [_vocabulary(each) for each in vocabularies()],
    }


def as_json() -> bytes:
    """For programs."""
    return (json.dumps(as_data(), ensure_ascii=False, indent=2) + "\n").encode()


def as_markdown() -> bytes:
    """For people: what a cell holds never breaks a table, for all of it is written by us."""
    told = as_data()
    parts = [_OPENING]
    parts += [_table_text(table) for table in told["tables"]]
    parts.append("# Words · 词表\n")
    parts += [_vocabulary_text(each) for each in told["vocabularies"]]
    return "\n".join(parts).encode()


_OPENING = """\
# Tables · 数据表

An empty cell is an empty text or no value. Lists are joined by `|`. Rows name each other by id.
空单元格表示空文本或无值。列表以 `|` 分隔。各行以标识互相引用。
"""


def _table(table: Table) -> Told:
    return {
        "name": table.name,
        "file": table.file,
        "noun": table.noun,
        "part": table.part or None,
        "description": _meaning(_model(table)),
        "key": list(table.key),
        "columns": [column(field) for field in table.fields],
    }


def _model(table: Table) -> type[Any]:
    """What the rows of a table are: content of a noun, or what belongs to one version of it."""
    for noun, model in CONTENT_MODELS.items():
        if plural(noun) == table.name:
            return model
    related = CONTENT_MODELS[table.noun]._meta.get_field(table.part).related_model
    assert isinstance(related, type)  # noqa: S101  (a relation has a model)
    return related


def _meaning(described: type[Any]) -> str:
    """The definition of a noun or a vocabulary, which its docstring begins with."""
    return (described.__doc__ or "").split("\n\n")[0]


def column(field: Field) -> Told:
    """What a column holds."""
    english, chinese = TYPES[field.kind]
    told: Told = {
        "name": field.name,
        "type": field.kind.value,
        "type_en": english,
        "type_zh": chinese,
        "required": field.required,
    }
    if field.to:
        told["refers_to"] = field.to
    if field.extra:
        told["or"] = list(field.extra)
    if field.words:
        told["vocabulary"] = field.words.__name__
    return told


def _vocabulary(words: type[Vocabulary]) -> Told:
    return {
        "name": words.__name__,
        "description": _meaning(words),
        "words": [
            {
                "value": word.value,
                "label_en": word.label_en,
                "label_zh": word.label_zh,
                "definition_en": word.definition_en,
                "definition_zh": word.definition_zh,
                "score": word.score,
            }
            for word in vocabulary.words(words)
        ],
    }


def _table_text(table: Told) -> str:
    key = " + ".join(f"`{name}`" for name in table["key"])
    lines = [column_line(column) for column in table["columns"]]
    heads = ["| column · 列 | type · 类型 | required · 必填 | |", "|---|---|---|---|"]
    opening = [f"## {table['file']}", table["description"], f"Key · 主键: {key}"]
    return "\n".join([*[f"{each}\n" for each in opening], *heads, *lines, ""])


def column_line(told: Told) -> str:
    """The same as a line of a Markdown table."""
    required = "yes · 是" if told["required"] else ""
    kind = f"{told['type_en']} · {told['type_zh']}"
    return f"| `{told['name']}` | {kind} | {required} | {', '.join(_holds(told))} |"


def _holds(column: Told) -> Iterator[str]:
    """Which rows or words a column names."""
    if "refers_to" in column:
        yield f"→ {column['refers_to']}"
    for each in column.get("or", ()):
        yield f"or · 或 `{each}`"
    if "vocabulary" in column:
        yield f"[{column['vocabulary']}](#{column['vocabulary'].lower()})"


def _vocabulary_text(told: Told) -> str:
    lines = [
        f"| `{each['value']}` | {each['label_en']} · {each['label_zh']}"
        f" | {each['definition_en']} {each['definition_zh']} |"
        for each in told["words"]
    ]
    heads = ["| value · 值 | label · 名称 | definition · 定义 |", "|---|---|---|"]
    return "\n".join([f"## {told['name']}\n", f"{told['description']}\n", *heads, *lines, ""])
