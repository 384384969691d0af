"""Guards that only look as if they stood, and tables that only look like ours, are found."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.actions.tampering import findings

pytestmark = pytest.mark.django_db

TABLE = "tracker_logentry"
GUARD = "guard_logentry_update_keep"
HOLLOW = {
    "on a condition": f"BEFORE UPDATE ON {TABLE} FOR EACH ROW WHEN (false)",
    "of one column": f"BEFORE UPDATE OF reason ON {TABLE} FOR EACH ROW",
    "on another table": "BEFORE UPDATE ON auth_user FOR EACH ROW",
    "of another event": f"BEFORE INSERT ON {TABLE} FOR EACH ROW",
}
BODY = {"sqlite": "BEGIN SELECT 1; END", "postgresql": f"EXECUTE FUNCTION {GUARD}()"}


@pytest.fixture(autouse=True)
def record_stays_sound() -> None:
    """These tests break the record on purpose."""


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.parametrize("trick", HOLLOW)
def test_guard_that_stands_elsewhere_or_seldom_fires_is_found(trick: str) -> None:
    place = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    run(
        f"DROP TRIGGER {GUARD}{place}",
        f"CREATE TRIGGER {GUARD} {HOLLOW[trick]} {BODY[connection.vendor]}",
    )

    assert f"trigger {GUARD}: is missing or altered" in findings()


def test_guard_that_reads_other_tables_is_found() -> None:
    if connection.vendor == "postgresql":
        run(f"ALTER FUNCTION {GUARD}() SET search_path = pg_temp")
    else:
        run(f"DROP TRIGGER {GUARD}")

    assert f"trigger {GUARD}: is missing or altered" in findings()


def test_trigger_on_a_table_spelt_otherwise_is_found() -> None:
    sneaky = {
        "sqlite": f"BEFORE INSERT ON {TABLE.upper()} BEGIN SELECT 1; END",
        "postgresql": f"BEFORE INSERT ON {TABLE.upper()} FOR EACH ROW"
        " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    }
    run(f"CREATE TRIGGER sneaky {sneaky[connection.vendor]}")

    assert "trigger sneaky: is not one of ours" in findings()


def test_rule_that_swallows_writes_is_found() -> None:
    """SQLite has no rules; a view with a trigger is its way to swallow a write."""
    if connection.vendor == "postgresql":
        run("CREATE RULE sneaky AS ON INSERT TO tracker_logbody DO INSTEAD NOTHING")
        expected = "rule sneaky: is not one of ours"
    else:
        run(
            "ALTER TABLE tracker_logpledge RENAME TO aside",
            "CREATE VIEW tracker_logpledge AS SELECT * FROM aside",
            "CREATE TRIGGER sneaky INSTEAD OF INSERT ON tracker_logpledge BEGIN SELECT 1; END",
        )
        expected = "trigger sneaky: is not one of ours"

    assert expected in findings()


def test_view_in_the_place_of_a_table_is_found() -> None:
    run(
        "ALTER TABLE tracker_citation RENAME TO aside",
        "CREATE VIEW tracker_citation AS SELECT * FROM aside",
    )

    assert findings()[0] == "table tracker_citation: is missing, or a view of something else"
