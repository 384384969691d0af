"""The documents say what is there: settings, commands, addresses, files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.urls import Resolver404, resolve

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_names_exactly_the_variables_of_the_sample() -> None:
    section = README.split("## Settings")[1].split("\n## ")[0]
    sample = (ROOT / ".env.example").read_text(encoding="utf-8")

    named = re.findall(r"^\| `([A-Z_]+)` \|", section, re.MULTILINE)

    assert named == re.findall(r"^([A-Z_]+)=", sample, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"manage\.py (\w+)", README))))
def test_commands_in_the_readme_exist_and_explain_themselves(name: str) -> None:
    command = load_command_class("tracker", name)

    assert get_commands()[name] == "tracker"
    assert len(command.help) > 20


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(/[a-z0-9/]+/)`", README))))
def test_addresses_in_the_readme_resolve(path: str) -> None:
    try:
        match = resolve(path)
    except Resolver404:
        pytest.fail(f"{path} is no address of the site")

    assert match.func is not None


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:rules|models|templates|static|tests)/[\w./]+)`", README)))
)
def test_files_in_the_readme_exist(path: str) -> None:
    assert any((base / path).exists() for base in (ROOT, ROOT / "tracker"))


def test_every_make_target_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))

    named = set(re.findall(r"(?:^|· |`)make (\w+)", README, re.MULTILINE))

    assert {"run", "test"} <= named <= targets


def test_pictures_in_the_readme_exist() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)

    assert [path for path in pictures if not (ROOT / path).exists()] == []
