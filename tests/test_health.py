"""What a load balancer is told."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from tracker.health import preparation_waits
from tracker.models import protection_sql


def test_healthz_answers_without_a_database(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_answers_when_every_migration_ran(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_refuses_while_a_migration_waits(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    assert client.get("/readyz").status_code == 503


def test_healthz_takes_no_post(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_post_is_refused_as_a_method_not_as_a_forgery(address: str) -> None:
    response = Client(enforce_csrf_checks=True).post(address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.django_db
def test_database_without_its_guards_is_not_prepared() -> None:
    assert not preparation_waits()

    protection_sql.remove(connection)

    assert preparation_waits()
