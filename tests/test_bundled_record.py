"""The bundled record: every pledge answers, and its statuses are what its facts give."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import TestCase

from tracker import filters
from tracker.models import ExcludedStatement, Pledge, Segment, Source, StatusUpdate
from tracker.rules.edtf import parse
from tracker.today import today

PACKAGE = Path(__file__).resolve().parent.parent / "tracker" / "datasets" / "cyber-dialogues"
HOTLINE = "us-cn-2016-hotline-test"
SAYS_NOTHING_NEW = {"made", "restated", "clarified", "context", "predates"}


def rows(name: str) -> list[dict[str, str]]:
    with (PACKAGE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.django_db
class TestBundledRecord(TestCase):
    """Loaded once for all of these, as `make run` loads it."""

    databases = {"default", "public"}

    @classmethod
    def setUpTestData(cls) -> None:
        call_command("load_dataset", str(PACKAGE))

    def label_on(self, slug: str, day: date) -> tuple[str, str]:
        segment = Segment.objects.on(day).of_pledges().get(pledge__slug=slug)
        return segment.label, segment.timing

    def api(self, slug: str, **query: str) -> Any:
        response = self.client.get(f"/api/v1/pledges/{slug}/", query)
        assert response.status_code == 200, response.content
        return json.loads(response.content)

    def test_every_pledge_answers_on_the_page(self) -> None:
        for row in rows("pledges"):
            page = self.client.get(f"/pledges/{row['id']}/")
            assert page.status_code == 200
            assert row["title_en"].split("'")[0] in page.content.decode()

    def test_every_pledge_answers_in_the_api(self) -> None:
        for row in rows("pledges"):
            pledge = self.api(row["id"])
            promised = {each["party"] for each in pledge["obligors"]}
            assert promised == set(row["obligors"].split("|"))
            assert (pledge["deadline"]["as_written"] or "") == row["deadline_as_written_en"]
            assert pledge["label"]

    def test_every_pledge_was_followed_up(self) -> None:
        for pledge in Pledge.objects.public():
            bearings = pledge.bearings.filter(entry__isnull=False, update__current__isnull=False)
            effects = set(bearings.values_list("effect", flat=True))
            searches = bearings.filter(update__current__kind="search")
            places = searches.values_list("update__current__search_places_en", flat=True)
            searched = any(places)
            assert searched or effects - SAYS_NOTHING_NEW, pledge.slug

    def test_every_seed_article_is_a_source_with_its_excluded_statements(self) -> None:
        seeds = {row["source"] for row in rows("excluded_statements")}
        assert len(seeds) == 5
        for slug in seeds:
            source = Source.objects.public().get(slug=slug)
            assert ExcludedStatement.objects.public().filter(source=source).exists()
            assert source.wordings.filter(is_current=True).exists()

    def test_every_seed_pledge_names_its_paragraphs(self) -> None:
        found = [row for row in rows("pledges") if row["origin"] == "seed"]
        assert len(found) == 37
        assert all(row["seed_refs"] for row in found)

    def test_hotline_is_not_overdue_on_its_last_day(self) -> None:
        assert self.label_on(HOTLINE, date(2016, 8, 31)) == ("not_assessed", "due")

    def test_hotline_is_overdue_and_not_assessed_the_day_after(self) -> None:
        assert self.label_on(HOTLINE, date(2016, 9, 1)) == ("not_assessed", "overdue")

    def test_hotline_has_no_evidence_from_its_first_verdict_on(self) -> None:
        assert self.label_on(HOTLINE, date(2016, 12, 7))[0] == "not_assessed"
        assert self.label_on(HOTLINE, date(2016, 12, 8)) == ("no_evidence", "overdue")

    def test_hotline_never_reads_not_delivered(self) -> None:
        labels = set(Segment.objects.filter(pledge__slug=HOTLINE).values_list("label", flat=True))
        assert labels == {"not_assessed", "no_evidence"}

    def test_as_of_shows_the_world_of_that_day(self) -> None:
        pledge = self.api(HOTLINE, as_of="2016-07-01")
        assert (pledge["label"], pledge["timing"]) == ("not_assessed", "upcoming")
        page = self.client.get(f"/pledges/{HOTLINE}/", {"as_of": "2016-07-01"}).content.decode()
        assert "1 July 2016" in page or "1 Jul 2016" in page
        assert "stored web corpus" not in page

    def test_as_of_lists_only_what_had_been_promised(self) -> None:
        listed = json.loads(self.client.get("/api/v1/pledges/", {"as_of": "2016-07-01"}).content)
        days = [parse(row["made_on"]).latest for row in rows("pledges")]
        made = [day for day in days if day and day <= date(2016, 7, 1)]
        assert 0 < listed["count"] == len(made)

    def test_before_the_next_dialogue_is_not_fixed_until_it_was_announced(self) -> None:
        slug = "us-cn-2016-second-tabletop"
        before = self.api(slug, as_of="2016-12-06")
        assert (before["deadline"]["latest"], before["timing"]) == (None, "upcoming")
        page = self.client.get(f"/pledges/{slug}/", {"as_of": "2016-12-06"}).content.decode()
        assert "ot yet fixed" in page
        assert self.api(slug, as_of="2016-12-07")["deadline"]["latest"] == "2016-12-07"

    def test_twice_a_year_shows_slots_that_stop_with_the_forum(self) -> None:
        slug = "us-cn-2015-dialogue-twice-a-year"
        page = self.client.get(f"/pledges/{slug}/").content.decode()
        turns = page.split('<table class="turns">')[1].split("</table>")[0]
        assert turns.count('<th scope="row">') == 2
        assert "2016-12-31" in turns
        assert "2017-12-31" not in turns

    def test_a_joint_pledge_whose_obligors_differ_shows_a_split(self) -> None:
        listed = json.loads(self.client.get("/api/v1/pledges/", {"label": "split"}).content)
        assert listed["count"] > 0
        slug = listed["results"][0]["slug"]
        page = self.client.get(f"/pledges/{slug}/").content.decode()
        assert "Split:" in page

    def test_every_count_of_the_comparison_is_that_of_its_list(self) -> None:
        for rows_of in ("mechanisms", "parties", "topics"):
            page = self.client.get("/compare/", {"rows": rows_of}).content.decode()
            cells = re.findall(r'<a href="/pledges/\?([^"]+)">(\d+)<span', page)
            assert len(cells) > 20
            for query, count in cells:
                listed = filters.pledges(QueryDict(unescape(query)), today=today())
                assert listed.queryset.count() == int(count), query

    def test_nothing_of_the_package_is_left_out(self) -> None:
        assert Pledge.objects.public().count() == len(rows("pledges")) == 68
        assert StatusUpdate.objects.public().count() == len(rows("updates")) == 199
