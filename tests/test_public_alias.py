"""Tests read the public alias as the public does: only what it may, and what the test wrote."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connections


@pytest.mark.django_db
def test_public_alias_sees_what_an_open_test_has_written() -> None:
    Group.objects.create(name="observers")

    assert Group.objects.using("public").filter(name="observers").exists()


@pytest.mark.django_db(transaction=True)
def test_public_alias_of_another_thread_reads_but_never_writes() -> None:
    Group.objects.create(name="observers")
    seen: list[object] = []

    def read_then_write() -> None:
        seen.append(Group.objects.using("public").filter(name="observers").count())
        try:
            Group.objects.using("public").create(name="intruders")
        except DatabaseError as error:
            seen.append(str(error))
        finally:
            connections.close_all()

    thread = threading.Thread(target=read_then_write)
    thread.start()
    thread.join()

    assert seen[0] == 1
    assert "read" in str(seen[1])
    assert "only" in str(seen[1])
