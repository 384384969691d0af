"""Citations as files: right for each format whatever the title, and naming what was read."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from tests.web.conftest import Read
from tracker.models import Checkpoint, Pledge
from tracker.web.citations import BIBTEX, CSL_JSON, RIS, Work

HOTLINE = f"/pledges/{factories.HOTLINE}"
HOSTILE = "100% of {A} & \\B_#~^$\r\n  cost\x01 “热线”"
TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}
# The types that the CSL data schema gives to what a citation of ours uses; nothing else may stand
# in one, as the schema allows no other properties.
CSL_TEXTS = {"title", "container-title", "publisher", "version", "language", "note", "URL"}
CSL_DATES = {"issued", "accessed"}
CSL_TYPES = {"webpage", "dataset"}


def work(title: str = "Open a hotline") -> Work:
    return Work(
        name="open-a-hotline",
        title=title,
        issued=date(2026, 11, 20),
        day=date(2026, 11, 21),
        record=7,
        address="https://site.example/pledges/open-a-hotline/?as_of=2026-11-21&rev=7",
        status="Under way",
    )


def bibtex_fields(text: str) -> dict[str, str]:
    """The fields of one entry; the braces of a value have to match, or the entry is no BibTeX."""
    head = re.match(r"@(\w+)\{([\w-]+),\n", text)
    assert head
    found = {"type": head[1], "key": head[2]}
    for line in text[head.end() :].removesuffix("\n}\n").split("\n"):
        name, value = re.fullmatch(r"  (\w+) = \{(.*)\},?", line).groups()  # type: ignore[union-attr]
        bare = re.sub(r"\\.", "", value)
        depth = 0
        for letter in bare:
            depth += (letter == "{") - (letter == "}")
            assert depth >= 0
        assert depth == 0
        found[name] = value
    return found


def check_csl(item: dict[str, Any]) -> None:
    """Whether an item has the shape of the schema."""
    assert item.keys() == {"id", "type", "author"} | CSL_TEXTS | CSL_DATES
    assert item["type"] in CSL_TYPES
    assert isinstance(item["id"], str)
    assert [author.keys() for author in item["author"]] == [{"literal"}]
    assert all(isinstance(item[name], str) and item[name] for name in CSL_TEXTS)
    for name in CSL_DATES:
        (parts,) = item[name].pop("date-parts")
        assert item[name] == {}
        assert len(parts) == 3
        assert all(type(part) is int for part in parts)


def ris_tags(text: str) -> dict[str, str]:
    lines = text.split("\r\n")
    assert lines.pop() == ""
    pairs = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    assert all(pairs)
    return {pair[1]: pair[2] for pair in pairs if pair}


def test_bibtex_names_day_record_and_address() -> None:
    fields = bibtex_fields(BIBTEX.write(work()))

    assert (fields["type"], fields["key"]) == ("misc", "followthrough-open-a-hotline-7")
    assert (fields["year"], fields["month"], fields["urldate"]) == ("2026", "11", "2026-11-21")
    assert fields["author"] == "{Followthrough}"
    assert fields["title"] == "{Open a hotline}"
    assert fields["url"] == work().address
    assert fields["note"] == "Status on 2026-11-21: Under way. Record 7."


def test_bibtex_escapes_what_tex_would_act_on() -> None:
    title = bibtex_fields(BIBTEX.write(work(HOSTILE)))["title"]

    assert title == (
        r"{100\% of \{A\} \& \textbackslash{}B\_\#\textasciitilde{}\textasciicircum{}\$"
        r" cost “热线”}"
    )


def test_ris_has_one_line_a_value() -> None:
    tags = ris_tags(RIS.write(work(HOSTILE)))

    assert (next(iter(tags)), [*tags][-1]) == ("TY", "ER")
    assert tags["TI"] == "100% of {A} & \\B_#~^$ cost “热线”"
    assert (tags["DA"], tags["Y2"]) == ("2026/11/20", "2026/11/21")
    assert tags["UR"] == work().address
    assert "Record 7." in tags["N1"]


@pytest.mark.parametrize("title", ["Open a hotline", HOSTILE])
def test_csl_json_has_the_shape_of_its_schema(title: str) -> None:
    (item,) = json.loads(CSL_JSON.write(work(title)))

    assert item["title"] == title
    assert item["version"] == "7"
    assert item["accessed"] == {"date-parts": [[2026, 11, 21]]}
    check_csl(item)


@pytest.mark.parametrize("extension", TYPES)
@pytest.mark.parametrize("address", [HOTLINE, "/updates/hotline-opened", "/data"])
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_file_has_its_type_and_a_name(
    published_update: object, client: Client, prefix: str, address: str, extension: str
) -> None:
    response = client.get(f"{prefix}{address}.{extension}")

    name = address.rpartition("/")[2]
    head = Checkpoint.objects.latest("size").size
    assert response.status_code == 200
    assert response["Content-Type"] == TYPES[extension]
    assert response["Content-Disposition"] == (
        f'attachment; filename="followthrough-{name}-{head}.{extension}"'
    )


def test_pledge_is_cited_at_an_address_that_will_always_say_the_same(
    published_verdict: object, read: Read
) -> None:
    (item,) = json.loads(read(f"{HOTLINE}.csl.json").html)
    factories.publish("assessment", number=2, as_of="2016-07-02", delivery="no_evidence")

    page = read(item["URL"].removeprefix(settings.SITE_URL))

    assert "Under way" in item["note"]
    assert "Under way" in page.part("delivered")
    assert "No public evidence found" in read(f"{HOTLINE}/").part("delivered")


def test_citation_of_another_day_is_of_that_day(published_verdict: object, read: Read) -> None:
    (item,) = json.loads(read(f"{HOTLINE}.csl.json?as_of=2016-06-30").html)

    assert item["note"].startswith("Status on 2016-06-30: Not assessed yet. Record ")
    assert item["accessed"] == {"date-parts": [[2016, 6, 30]]}


def test_citation_is_in_the_language_of_its_address(db: None, read: Read) -> None:
    factories.publish("pledge", title_zh="设立热线")

    (item,) = json.loads(read(f"/zh-hans{HOTLINE}.csl.json").html)

    assert (item["title"], item["language"]) == ("设立热线", "zh-Hans")
    assert "/zh-hans/pledges/open-a-hotline/" in item["URL"]


def test_update_is_cited_by_its_day_and_fact(published_update: object, read: Read) -> None:
    (item,) = json.loads(read("/updates/hotline-opened.csl.json").html)

    assert item["title"] == "14 June 2016: The hotline was opened."
    assert item["URL"] == f"{settings.SITE_URL}/updates/hotline-opened/"


def test_long_fact_is_cut(db: None, read: Read) -> None:
    factories.publish("update", fact_en="Word " * 200)

    (item,) = json.loads(read("/updates/hotline-opened.csl.json").html)

    assert len(item["title"]) < 150


def test_empty_record_can_be_cited(db: None, read: Read) -> None:
    assert "Record 0." in read("/data.ris").html


def test_withdrawn_pledge_is_cited_as_withdrawn(published_pledge: Pledge, read: Read) -> None:
    factories.withdraw(published_pledge.current)

    assert "Withdrawn from the record" in read(f"{HOTLINE}.bib").html


@pytest.mark.parametrize("extension", TYPES)
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/pledges/secret-draft.{}", 404),
        ("/updates/no-such-update.{}", 404),
        ("/pledges/open-a-hotline.{}?as_of=2030-01-01", 400),
        ("/updates/hotline-opened.{}?as_of=2016-01-01", 400),
        ("/data.{}?rev=1", 400),
    ],
)
def test_what_cannot_be_cited_is_refused(
    published_update: object,
    draft_pledge: object,
    read: Read,
    address: str,
    status: int,
    extension: str,
) -> None:
    assert read(address.format(extension)).status == status
