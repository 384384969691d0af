"""`/.well-known/security.txt` is what RFC 9116 asks for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client


@pytest.mark.django_db
def test_security_contact_names_a_page_and_has_not_expired(visitor: Client) -> None:
    response = visitor.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.fromisoformat(fields["Expires"])

    assert response["Content-Type"].startswith("text/plain")
    assert fields["Contact"].endswith("/about/")
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert datetime.now(UTC) < expires < datetime.now(UTC) + timedelta(days=365)
