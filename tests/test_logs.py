"""Log lines: JSON with the request's id for machines, and never the address of a visitor."""

from __future__ import annotations

import json
import logging
import logging.config
from collections.abc import Iterator
from io import StringIO

import pytest
from django.conf import LazySettings
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tracker.logs import logging_config
from tracker.request_ids import HEADER, RequestIdMiddleware

ADDRESS = "192.0.2.77"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What a public site writes to its standard error."""
    written = StringIO()
    monkeypatch.setattr("sys.stderr", written)
    root = logging.getLogger()
    before = root.handlers[:]
    logging.config.dictConfig(logging_config(as_json=True))
    yield written
    root.handlers[:] = before


def answered(status: int, **headers: str) -> HttpResponse:
    """What comes of a request whose view writes a line and answers with this status."""

    def view(request: HttpRequest) -> HttpResponse:
        logging.getLogger("tracker.test").warning("Seen")
        return HttpResponse(status=status)

    response = RequestIdMiddleware(view)(RequestFactory().get("/", headers=headers))
    assert isinstance(response, HttpResponse)
    return response


def refused(error: Exception) -> None:
    """Let a view raise, as the server answers it."""

    def view(request: HttpRequest) -> HttpResponse:
        raise error

    convert_exception_to_response(view)(RequestFactory().get("/"))


def test_line_is_json_and_names_the_request(lines: StringIO) -> None:
    response = answered(503)

    line = json.loads(lines.getvalue())
    assert (line["event"], line["level"], line["request"]) == ("Seen", "warning", response[HEADER])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "refusal",
    [DisallowedModelAdminLookup("no"), PermissionDenied("no"), BadRequest("no")],
    ids=["suspicious", "forbidden", "bad"],
)
def test_refusal_is_one_warning_without_a_traceback(refusal: Exception, lines: StringIO) -> None:
    refused(refusal)

    (line,) = map(json.loads, lines.getvalue().splitlines())
    assert line["level"] == "warning"
    assert "exception" not in line


@pytest.mark.django_db
def test_fault_of_ours_is_an_error_with_its_traceback(lines: StringIO) -> None:
    refused(ZeroDivisionError())

    line = json.loads(lines.getvalue())
    assert line["level"] == "error"
    assert "ZeroDivisionError" in line["exception"]


def test_reader_is_told_the_id_of_a_failure_only() -> None:
    assert HEADER in answered(500)
    assert HEADER not in answered(200)


def test_id_of_a_stranger_counts_for_nothing() -> None:
    assert answered(500, **{HEADER: "chosen-by-a-stranger"})[HEADER] != "chosen-by-a-stranger"


@pytest.mark.parametrize("sent", ["0123456789abcdef", 'bad id" injected'])
def test_id_of_our_proxy_is_kept_if_it_is_one(settings: LazySettings, sent: str) -> None:
    settings.TRUSTED_PROXY_COUNT = 1

    assert (answered(500, **{HEADER: sent})[HEADER] == sent) is (" " not in sent)


@pytest.mark.django_db
def test_no_line_holds_the_address_of_a_visitor(lines: StringIO, visitor: Client) -> None:
    for path in ("/none-such/", "/pledges/?page=abc", "/pledges/?q=%00"):
        visitor.get(path, REMOTE_ADDR=ADDRESS, headers={"x-forwarded-for": ADDRESS})
    visitor.get("/", headers={"host": "evil.test"}, REMOTE_ADDR=ADDRESS)

    assert "Not Found" in lines.getvalue()
    assert "evil.test" not in lines.getvalue()
    assert ADDRESS not in lines.getvalue()
