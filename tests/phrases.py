"""The interface's phrases as the sources hold them: read without gettext's own programs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
ONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
COUNTED = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}


def phrases() -> set[str]:
    """Every msgid that a page, a form or an error message asks the catalogue for."""
    return set(in_modules()) | set(in_templates())


def in_modules() -> Iterator[str]:
    for path in (ROOT / "tracker").rglob("*.py"):
        yield from asked_for(ast.parse(path.read_text(encoding="utf-8")))


def in_templates() -> Iterator[str]:
    for path in (ROOT / "templates").rglob("*.*"):
        # Django's own translator of templates writes calls among letters that only keep the place.
        for line in calls(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
            yield from asked_for(ast.parse(line))


def calls(templatized: str) -> Iterator[str]:
    """The calls in a templatized text, each as an expression of its own."""
    for name in ("gettext", "ngettext", "pgettext", "npgettext", "_"):
        start = -1
        while (start := templatized.find(f" {name}(", start + 1)) >= 0:
            yield whole_call(templatized, start + 1)


def whole_call(text: str, start: int) -> str:
    """The shortest text from `start` that parses: a phrase may hold brackets itself."""
    end = start
    while (end := text.find(")", end + 1)) >= 0:
        candidate = text[start : end + 1]
        try:
            ast.parse(candidate)
        except SyntaxError:
            continue
        return candidate
    raise AssertionError(f"no call at {text[start : start + 60]!r}")


def asked_for(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found = arguments(node)
            if node.func.id in ONE | COUNTED and found:
                yield found[0]
            elif node.func.id in IN_CONTEXT:
                yield found[1]


def arguments(node: ast.Call) -> list[str]:
    return [
        each.value
        for each in node.args
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
