"""The arrows of the architecture, executed: who may import whom (DESIGN §3).

Both spellings count: absolute (`from tracker.models import …`, `import tracker.models`,
`from tracker import models`) and relative (`from ..models import …`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tracker"

PUBLIC_DOORS = {"web", "api", "feeds"}
READING = {
    "filters",
    "models",
    "rules",
    "charts",
    "today",
    "conditional",
    "storage_faults",
    "streaming",
    "statement_timer",
}
# Who asks too often, told without keeping who.
COUNTING = {"visitors"}
ARROWS: dict[str, set[str]] = {
    "rules": set(),
    "search": {"rules"},
    "charts": {"rules"},
    "models": {"rules"},
    "actions": {"models", "rules", "search"},
    "ingestion": {"actions", "models", "rules"},
    "filters": {"models", "rules", "search", "statement_timer"},
    # Of the actions and of ingestion only one thing each: see test_readers_write_tips_only and
    # test_readers_fetch_releases_only.
    "web": READING | COUNTING | {"languages", "log_verifier", "actions", "ingestion"},
    "api": READING | COUNTING,
    "feeds": READING,
    # Template tags are part of the web door.
    "templatetags": READING | {"web"},
    # An editor's spreadsheet is read as a command reads it; tries to sign in count by address.
    "admin": COUNTING | {"actions", "ingestion", "models", "rules", "filters", "today"},
    # Knows what state the record is in, who asks and how much may be sent; no view.
    "front": {
        "build",
        "compression",
        "conditional",
        "cookies",
        "models",
        "today",
        "uploads",
        "visitors",
    },
    "backups": {"models", "databases"},
    "management": {
        "actions",
        "backups",
        "ingestion",
        "today",
        "static_build",
        "storage_faults",
        "health",
    },
}


def test_every_folder_has_its_arrows() -> None:
    folders = {
        path.name
        for path in PACKAGE.iterdir()
        if path.is_dir() and any(path.rglob("*.py")) and not path.name.startswith("__")
    }

    assert folders - ARROWS.keys() == {"migrations"} | (folders & {"log_verifier"})


@pytest.mark.parametrize("folder", sorted(ARROWS))
def test_imports_follow_the_arrows(folder: str) -> None:
    allowed = ARROWS[folder] | {folder}

    strangers = {
        f"{path.relative_to(ROOT)} imports {target}"
        for path, target in imports_of(folder)
        if target not in allowed
    }

    assert strangers == set()


def test_readers_write_tips_only() -> None:
    assert web_imports("actions") == {("suggest.py", "tracker.actions", "tips")}


def test_readers_fetch_releases_only() -> None:
    assert web_imports("ingestion") == {("releases.py", "tracker.ingestion", "release")}


def test_rules_know_neither_framework_nor_clock() -> None:
    forbidden = {"django", "rest_framework", "time", "os", "pathlib", "random", "secrets"}

    found = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (PACKAGE / "rules").rglob("*.py")
        for name in outside_imports(path)
        if name in forbidden
    }

    assert found == set()


def test_rules_never_ask_what_day_it_is() -> None:
    calls = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (PACKAGE / "rules").rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
    }

    assert calls == set()


@pytest.mark.parametrize("folder", sorted(PUBLIC_DOORS | {"templatetags"}))
def test_public_doors_never_touch_objects(folder: str) -> None:
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
    }

    assert found == set()


@pytest.mark.parametrize("folder", sorted({"admin", "management", *PUBLIC_DOORS}))
def test_doors_never_write(folder: str) -> None:
    """Whatever changes the record goes through `actions`: doors call no writing method of rows."""
    writing = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}

    found = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.func.attr}"
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writing
        and not is_about_accounts(node.func)
    }

    assert found == set()


def test_only_the_fetcher_opens_a_connection() -> None:
    """One command asks besides whether a port of this machine is free."""
    opening = {"socket", "ssl", "urllib3", "requests", "ftplib"}

    found = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if outside_imports(path) & opening
    }

    assert found == {
        "ingestion/connection.py",
        "ingestion/fetch.py",
        "management/commands/start.py",
    }


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("import tracker.models.pledge", "models"),
        ("from tracker.models import Pledge", "models"),
        ("from tracker import models", "models"),
        ("from ..models import Pledge", "models"),
        ("from .. import models", "models"),
        ("from ..models.pledge import Pledge", "models"),
    ],
)
def test_both_import_spellings_are_seen(source: str, target: str) -> None:
    module = PACKAGE / "rules" / "anything.py"

    assert list(targets(ast.parse(source), module)) == [target]


def is_about_accounts(call: ast.Attribute) -> bool:
    """Accounts and sessions are not the record: `User.objects.create_user`, `user.save`."""
    names = {node.id for node in ast.walk(call) if isinstance(node, ast.Name)}
    return bool(names & {"User", "user", "Group", "group", "super"})


def imports_of(folder: str) -> Iterator[tuple[Path, str]]:
    """Every module of a folder with each part of the project that it imports."""
    files = [PACKAGE / f"{folder}.py", *(PACKAGE / folder).rglob("*.py")]
    for path in files:
        if path.exists():
            for target in targets(parsed(path), path):
                yield path, target


def web_imports(part: str) -> set[tuple[str, str | None, str]]:
    """What the web door imports from one part of the project, by the module that does."""
    return {
        (path.name, node.module, alias.name)
        for path, target in imports_of("web")
        if target == part
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"tracker.{part}")
        for alias in node.names
    }


def targets(tree: ast.AST, path: Path) -> Iterator[str]:
    """The parts of the project that a module imports, whatever the spelling."""
    here = path.relative_to(PACKAGE.parent).with_suffix("").parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(here[: -node.level]) if node.level else []
            module = base + (node.module.split(".") if node.module else [])
            names = [[*module, alias.name] for alias in node.names]
        else:
            continue
        found = {parts[1] for parts in names if parts[0] == "tracker" and len(parts) > 1}
        yield from sorted(found)


def outside_imports(path: Path) -> set[str]:
    """The top-level packages a module imports from outside the project."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))
