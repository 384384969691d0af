"""Public pages and files travel compressed; the desk's pages do not."""

import gzip
from typing import cast

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tracker.compression import CompressionMiddleware
from tracker.models import Pledge

TEXT = "the same words again and again, " * 40


def sent(kind: str, path: str = "/pledges/", accepts: str = "gzip, br") -> HttpResponse:
    """What leaves for a reader when a view answers with `TEXT` of this kind."""

    def view(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(TEXT, content_type=kind)
        response.headers["ETag"] = '"of-the-plain-text"'
        return response

    request = RequestFactory().get(path, headers={"accept-encoding": accepts})
    return cast(HttpResponse, CompressionMiddleware(view)(request))


@pytest.mark.parametrize(
    "kind",
    ["text/html; charset=utf-8", "application/json", "application/atom+xml", "application/jsonl"],
)
def test_text_is_compressed(kind: str) -> None:
    response = sent(kind)

    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["ETag"] == 'W/"of-the-plain-text"'
    assert gzip.decompress(response.content).decode() == TEXT


@pytest.mark.parametrize("accepts", ["gzip", "gzip;q=0.001", "br;q=0, gzip;q=1.0"])
def test_reader_who_takes_gzip_at_any_weight_is_sent_it(accepts: str) -> None:
    assert sent("text/html", accepts=accepts).headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("kind", ["image/png", "font/woff2", "application/zip"])
def test_what_is_compressed_by_itself_is_left_alone(kind: str) -> None:
    response = sent(kind)

    assert "Content-Encoding" not in response.headers
    assert response.content.decode() == TEXT


@pytest.mark.parametrize("accepts", ["br", "gzip;q=0", "gzip; q=0.000, br", "br, gzip ;Q=0"])
def test_reader_who_takes_no_gzip_is_sent_plain_text(accepts: str) -> None:
    response = sent("text/html", accepts=accepts)

    assert response.content.decode() == TEXT
    assert response.headers["Vary"] == "Accept-Encoding"


def test_same_page_has_the_same_bytes() -> None:
    assert sent("text/html").content == sent("text/html").content


@pytest.mark.django_db
def test_page_with_the_token_of_a_form_is_not_compressed(client: Client) -> None:
    response = client.get("/admin/login/", headers={"accept-encoding": "gzip"})

    assert b"csrfmiddlewaretoken" in response.content
    assert "Content-Encoding" not in response.headers


def test_pledge_page_arrives_compressed(visitor: Client, published_pledge: Pledge) -> None:
    plain = visitor.get(published_pledge.get_absolute_url())
    response = visitor.get(published_pledge.get_absolute_url(), headers={"accept-encoding": "gzip"})

    assert gzip.decompress(response.content) == plain.content
    assert len(response.content) < len(plain.content) / 2


def test_streamed_file_arrives_compressed(visitor: Client, published_pledge: Pledge) -> None:
    plain = visitor.get("/log/export.jsonl")
    response = visitor.get("/log/export.jsonl", headers={"accept-encoding": "gzip"})

    assert response.streaming
    assert gzip.decompress(response.getvalue()) == plain.getvalue()
