"""`manage.py verify_log --head`: which saved checkpoints it takes, and what it says of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def heads(client: Client) -> list[dict[str, Any]]:
    """Two checkpoints as a reader fetched them, one before the other."""
    factories.publish("pledge")
    earlier = client.get("/log/checkpoint").json()
    factories.publish("update")
    return [earlier, client.get("/log/checkpoint").json()]


@pytest.mark.parametrize("between", ["", "\n", "\n\n  "], ids=["nothing", "a line", "space"])
@pytest.mark.parametrize("indent", [None, 2])
def test_checkpoints_kept_in_one_file_are_all_compared(
    heads: list[dict[str, Any]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    between: str,
    indent: int | None,
) -> None:
    file = tmp_path / "heads"
    file.write_text(between.join(json.dumps(head, indent=indent) for head in heads) + "\n")

    call_command("verify_log", head=file)

    assert capsys.readouterr().out.startswith(f"All is as logged: record {heads[1]['size']}")


def test_the_first_head_that_differs_is_named(heads: list[dict[str, Any]], tmp_path: Path) -> None:
    file = tmp_path / "heads"
    forged = heads[1] | {"root": "0" * 64}
    file.write_text(json.dumps(heads[0]) + json.dumps(forged))

    with pytest.raises(CommandError, match=f"entries {heads[0]['size'] + 1} to {forged['size']}"):
        call_command("verify_log", head=file)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        "{}",
        '{"size": "1", "root": ""}',
        '{"size": -1, "root": ""}',
        '{"size": 1}',
        '{"size": %s, "root": ""}' % ("9" * 5_000),
        '{"size": NaN, "root": ""}',
        '{"size": 1e999, "root": ""}',
    ],
    ids=lambda text: text[:30],
)
def test_what_is_no_checkpoint_is_refused(db: None, tmp_path: Path, text: str) -> None:
    file = tmp_path / "heads"
    file.write_text(text)

    with pytest.raises(CommandError, match="checkpoint"):
        call_command("verify_log", head=file)
