"""What the settings promise about storage, secrets and the environment."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from tracker.databases import database_aliases
from tracker.secret import kept_secret
from tracker.settings import is_loopback

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
READING = re.compile(r"\benv\.(?:str|bool|int)\(\s*\"([A-Z_]+)\"")


@pytest.fixture
def embedded(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[ConnectionHandler]:
    """The two aliases of the embedded configuration, on a real file of their own."""
    handler = ConnectionHandler(
        database_aliases(f"sqlite:///{tmp_path / 'record.sqlite3'}", tmp_path)
    )
    with django_db_blocker.unblock():
        with handler["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE pledge (id INTEGER PRIMARY KEY)")
        yield handler
        handler.close_all()


def ask(connection: BaseDatabaseWrapper, sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return row[0] if row else None


@pytest.mark.parametrize(
    ("alias", "pragma", "value"),
    [
        pytest.param("default", "journal_mode", "wal", id="readers do not block the writer"),
        pytest.param("default", "synchronous", 2, id="a power cut loses nothing acknowledged"),
        pytest.param("default", "foreign_keys", 1, id="foreign keys hold"),
        pytest.param("default", "recursive_triggers", 1, id="replace meets the delete triggers"),
        pytest.param("default", "query_only", 0, id="the writer writes"),
        pytest.param("public", "journal_mode", "wal", id="the reader shares the journal"),
        pytest.param("public", "query_only", 1, id="the reader only reads"),
    ],
)
def test_sqlite_pragma_is_in_force(
    embedded: ConnectionHandler, alias: str, pragma: str, value: object
) -> None:
    assert ask(embedded[alias], f"PRAGMA {pragma}") == value


def test_public_alias_refuses_to_write(embedded: ConnectionHandler) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        ask(embedded["public"], "INSERT INTO pledge VALUES (1)")


def test_public_alias_ends_a_statement_after_a_second(embedded: ConnectionHandler) -> None:
    with pytest.raises(OperationalError, match="interrupted"):
        ask(embedded["public"], ENDLESS)


def test_public_alias_still_reads_after_an_ended_statement(embedded: ConnectionHandler) -> None:
    with pytest.raises(OperationalError, match="interrupted"):
        ask(embedded["public"], ENDLESS)

    assert ask(embedded["public"], "SELECT count(*) FROM pledge") == 0


def test_default_transaction_takes_the_write_lock_at_once(embedded: ConnectionHandler) -> None:
    rival = ConnectionHandler(embedded.settings)["default"]
    rival.settings_dict["OPTIONS"] = rival.settings_dict["OPTIONS"] | {"timeout": 0.1}
    ask(embedded["default"], "BEGIN IMMEDIATE")

    with pytest.raises(OperationalError, match="locked"):
        ask(rival, "BEGIN IMMEDIATE")

    rival.close()


def test_postgresql_public_alias_only_reads_one_snapshot_for_a_second() -> None:
    aliases = database_aliases("postgres://reader@localhost/record", Path("unused"))

    options = aliases["public"]["OPTIONS"]
    assert options["isolation_level"].name == "REPEATABLE_READ"
    assert "default_transaction_read_only=on" in options["options"]
    assert "statement_timeout=1000" in options["options"]
    assert "read_only" not in aliases["default"]["OPTIONS"]["options"]


@pytest.mark.parametrize("alias", ["default", "public"])
def test_postgresql_compiles_no_query(alias: str) -> None:
    aliases = database_aliases("postgres://reader@localhost/record", Path("unused"))

    assert "-c jit=off" in aliases[alias]["OPTIONS"]["options"]


def test_sample_environment_names_exactly_what_settings_read() -> None:
    source = (settings.BASE_DIR / "tracker" / "settings.py").read_text()
    sample = (settings.BASE_DIR / ".env.example").read_text()

    named = re.findall(r"^([A-Z_]+)=", sample, re.MULTILINE)
    assert sorted(named) == sorted(READING.findall(source))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("localhost.evil.test", False),
        ("127.0.0.1.evil.test", False),
    ],
)
def test_loopback_is_only_this_machine(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        pytest.param({"SITE_URL": "https://a.example"}, "SECRET_KEY is required", id="no secret"),
        pytest.param({"SITE_URL": "a.example"}, "SITE_URL must be", id="no scheme"),
        pytest.param({"SITE_URL": "https://a.example/b"}, "SITE_URL must be", id="a path"),
        pytest.param(
            {"OPERATOR_CONTACT": "javascript:alert(1)"}, "OPERATOR_CONTACT must", id="no contact"
        ),
        pytest.param(
            {"SITE_URL": "https://a.example", "SECRET_KEY": "k", "DEBUG": "True"},
            "DEBUG is for a loopback",
            id="errors shown to strangers",
        ),
    ],
)
def test_settings_refuse(variables: dict[str, str], complaint: str) -> None:
    finished = import_settings({"SECRET_KEY": ""} | variables)

    assert finished.returncode != 0
    assert complaint in finished.stderr


def test_https_site_keeps_its_cookies_to_itself() -> None:
    finished = import_settings(
        {"SITE_URL": "https://a.example", "SECRET_KEY": "k" * 50},
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.ALLOWED_HOSTS)\n"
        "print(s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_HTTPONLY)",
    )

    assert finished.stdout == "__Host-session True ['a.example']\n__Host-csrf True True\n"


@pytest.mark.parametrize(
    ("variables", "demanded"),
    [
        pytest.param({"SITE_URL": "http://127.0.0.1:8000"}, "False", id="a demonstration"),
        pytest.param({"SITE_URL": "https://a.example"}, "True", id="a public site"),
        pytest.param(
            {"SITE_URL": "http://localhost", "SECOND_FACTOR": "True"}, "True", id="by choice"
        ),
    ],
)
def test_second_factor_is_demanded_wherever_others_come(
    variables: dict[str, str], demanded: str
) -> None:
    finished = import_settings({"SECRET_KEY": "k" * 50} | variables, "print(s.SECOND_FACTOR)")

    assert finished.stdout.strip() == demanded


def import_settings(
    variables: dict[str, str], then: str = ""
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", f"import tracker.settings as s\n{then}"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DEBUG": "False"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_secret_is_the_same_for_processes_that_start_together(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret"

    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(kept_secret, [path] * 8))

    assert len(secrets) == 1
    assert secrets == {path.read_text()}


def test_secret_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    kept_secret(tmp_path / "secret")

    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
