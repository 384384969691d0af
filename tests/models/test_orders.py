"""Newest first is said by a number: a relation would bring the order of its own model along."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, TypeGuard

from django.apps import apps
from django.db.models import Model

from tests.test_architecture import PACKAGE, parsed


def test_nothing_is_ordered_by_a_relation_to_what_lists_its_newest_first() -> None:
    """`-entry` would be the log's `-seq`, reversed: the oldest first."""
    turned = set(relations_to_newest_first())
    assert "entry" in turned

    found = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in PACKAGE.rglob("*.py")
        for name in orders(parsed(path))
        if name.rpartition("__")[2].removeprefix("-") in turned
    }

    assert found == set()


def relations_to_newest_first() -> Iterator[str]:
    """The names of relations to models whose own order is a falling one."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            related = field.related_model
            order = (related._meta.ordering or ()) if is_model(related) else ()
            if any(str(each).startswith("-") for each in order):
                yield field.name


def is_model(related: Any) -> TypeGuard[type[Model]]:
    """Fields of contents name theirs by text or not at all."""
    return isinstance(related, type)


def orders(tree: ast.AST) -> Iterator[str]:
    """Every text that `order_by` is called with, and that stands in what is called `ordering`."""
    for node in ast.walk(tree):
        for told in ordering_of(node):
            yield from (
                each.value
                for each in ast.walk(told)
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def ordering_of(node: ast.AST) -> list[ast.expr]:
    """The expressions by which a call or an option orders rows."""
    match node:
        case ast.Call(func=ast.Attribute(attr="order_by"), args=args):
            return args
        case ast.keyword(arg="ordering", value=value):
            return [value]
        case ast.Assign(targets=[ast.Name(id="ordering")], value=value):
            return [value]
        case _:
            return []
