"""The path, and nothing else, decides the language."""

import pytest
from django.test import Client

from tracker.languages import path_language


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "en"),
        ("/pledges/", "en"),
        ("/zh-hans/", "zh-hans"),
        ("/zh-hans/pledges/", "zh-hans"),
        ("/zh-hans", "zh-hans"),
        ("/zh-hans.csv", "en"),
        ("/zh/", "en"),
        ("/ZH-HANS/", "en"),
        ("/pledges/zh-hans/", "en"),
        ("//zh-hans/", "en"),
    ],
)
def test_path_names_its_language(path: str, language: str) -> None:
    assert path_language(path) == language


def test_reader_preferences_are_ignored(client: Client) -> None:
    client.cookies["django_language"] = "zh-hans"

    response = client.get("/healthz", headers={"accept-language": "zh-hans"})

    assert response.headers["Content-Language"] == "en"


@pytest.mark.django_db
def test_chinese_path_is_answered_in_chinese(client: Client) -> None:
    response = client.get("/zh-hans/none-such/")

    assert response.headers["Content-Language"] == "zh-hans"
