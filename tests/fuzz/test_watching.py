"""The watch sees a failure, an echo and a stray write; else the trials below it prove nothing."""

from __future__ import annotations

import sys

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tests import factories
from tests.fuzz.nasty import MARKUP
from tests.fuzz.watching import Watch
from tracker import urls
from tracker.models import Topic

pytestmark = pytest.mark.django_db


def fail(request: HttpRequest) -> HttpResponse:
    raise ValueError("Oops.")


def answer_500(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=500)


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.GET["q"])


def write(request: HttpRequest) -> HttpResponse:
    factories.draft("topic")
    return HttpResponse(status=int(request.GET["q"]))


urlpatterns = [
    path("fail", fail),
    path("answer-500", answer_500),
    path("echo", echo),
    path("write", write),
    # The pages that say what went wrong lead to others.
    *urls.urlpatterns,
]


@pytest.fixture
def watch(db: None, settings: LazySettings) -> Watch:
    settings.ROOT_URLCONF = sys.modules[__name__]
    return Watch(Client())


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("/fail", "ValueError: Oops."),
        ("/answer-500", "answered 500"),
        (f"/echo?q={MARKUP}", "echoed markup"),
        ("/write?q=400", "wrote by INSERT"),
    ],
)
def test_what_should_not_happen_is_seen(watch: Watch, address: str, fault: str) -> None:
    watch.ask("GET", address)

    (found,) = watch.faults
    assert fault in found


@pytest.mark.parametrize("address", ["/echo?q=fine", "/write?q=302"])
def test_what_may_happen_is_not_told(watch: Watch, address: str) -> None:
    watch.ask("GET", address)

    assert watch.faults == []
    assert not Topic.objects.exists()
