"""What breaks each constraint: tables for `test_constraints`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F

from tracker.models import LinkCheck, LogBody, SearchEntry, Segment, Tip

A_DAY, THE_NEXT = date(2016, 1, 1), date(2016, 1, 2)

# A draft pledge of the record has a date; a trigger stands on any mechanism's key.
NO_DATE: dict[str, Any] = {"due": ""}
ON_A_DIALOGUE: dict[str, Any] = {"trigger_relation": "before", "trigger_dialogue": F("dialogue")}
BROKEN_TRIGGERS: list[dict[str, Any]] = [
    {"trigger_relation": "before"},
    {"trigger_dialogue": F("dialogue")},
    {"trigger_next_round_of": 1},
    {"trigger_after": F("dialogue")},
    ON_A_DIALOGUE | {"trigger_next_round_of": 1},
    ON_A_DIALOGUE | {"trigger_after": F("dialogue")},
    {"trigger_relation": "before", "trigger_next_round_of": 1},
    {"trigger_relation": "before", "trigger_after": F("dialogue")},
]
COUNTED: dict[str, Any] = {"recurs_count": 2, "recurs_per": "P1Y", "recurs_start": "2016"}
BROKEN_RECURRENCES: list[dict[str, Any]] = [
    COUNTED | {"recurs_count": None},
    COUNTED | {"recurs_count": 0},
    COUNTED | {"recurs_per": ""},
    COUNTED | {"recurs_start": ""},
    COUNTED | {"recurs_each_round_of": 1},
    COUNTED | {"recurs_interval_not_stated": True},
    {"recurs_each_round_of": 1, "recurs_interval_not_stated": True},
]
BROKEN_BODIES: list[dict[str, Any]] = [
    {"body": None},
    {"salt": None},
    {"redacted_by": 1},
    {"body": None, "salt": None},
]
# Constraint, noun (its draft) or model, and the columns that break it.
FAULTY_COLUMNS: list[tuple[str, str | type[models.Model], dict[str, Any]]] = [
    ("party_name_en_is_not_blank", "party", {"name_en": ""}),
    ("party_is_not_its_own_parent", "party", {"parent": F("id")}),
    ("topic_name_en_is_not_blank", "topic", {"name_en": ""}),
    ("mechanism_name_en_is_not_blank", "mechanism", {"name_en": ""}),
    ("mechanism_does_not_succeed_itself", "mechanism", {"succeeded_by": F("id")}),
    (
        "mechanism_ends_after_it_started",
        "mechanism",
        {"started_earliest": THE_NEXT, "ended_latest": A_DAY},
    ),
    ("source_title_is_not_blank", "source", {"title": ""}),
    ("collection_name_en_is_not_blank", "collection", {"name_en": ""}),
    ("collection_institution_is_not_blank", "collection", {"institution": ""}),
    ("collection_licence_is_not_blank", "collection", {"licence": ""}),
    ("indicator_name_en_is_not_blank", "indicator", {"name_en": ""}),
    ("indicator_unit_is_not_blank", "indicator", {"unit": ""}),
    ("dialogue_name_en_is_not_blank", "dialogue", {"name_en": ""}),
    ("pledge_title_en_is_not_blank", "pledge", {"title_en": ""}),
    ("pledge_statement_en_is_not_blank", "pledge", {"statement_en": ""}),
    ("pledge_deadline_has_a_basis", "pledge", {"basis": "none"}),
    ("pledge_is_not_part_of_itself", "pledge", {"part_of": F("pledge")}),
    ("pledge_link_joins_two_pledges", "pledge_link", {"later": F("earlier")}),
    ("update_fact_en_is_not_blank", "update", {"fact_en": ""}),
    ("update_only_a_search_says_if_it_was_complete", "update", {"search_complete": True}),
    ("update_only_a_search_says_if_it_was_complete", "update", {"kind": "search"}),
    ("assessment_reason_en_is_not_blank", "assessment", {"reason_en": ""}),
    ("assessment_has_a_delivery_exactly_when_assessed", "assessment", {"delivery": ""}),
    ("assessment_has_a_delivery_exactly_when_assessed", "assessment", {"delivery": "split"}),
    (
        "assessment_has_a_delivery_exactly_when_assessed",
        "assessment",
        {"assessment": "under_review"},
    ),
    (
        "assessment_has_a_delivery_exactly_when_assessed",
        "assessment",
        {"assessment": "not_assessed", "delivery": ""},
    ),
    ("conflict_claim_a_en_is_not_blank", "conflict", {"claim_a_en": ""}),
    ("conflict_claim_b_en_is_not_blank", "conflict", {"claim_b_en": ""}),
    ("excluded_statement_gist_en_is_not_blank", "excluded_statement", {"gist_en": ""}),
    ("excluded_statement_why_en_is_not_blank", "excluded_statement", {"why_en": ""}),
    ("external_verdict_institution_is_not_blank", "external_verdict", {"institution": ""}),
    ("external_verdict_value_is_not_blank", "external_verdict", {"value": ""}),
    (
        "external_verdict_average_is_a_number_of_the_whole",
        "external_verdict",
        {"figure": "average", "score": None},
    ),
    ("fulfilment_test_delivered_if_en_is_not_blank", "fulfilment_test", {"delivered_if_en": ""}),
    ("pledge_is_due_on_a_day_or_a_trigger", "pledge", ON_A_DIALOGUE),
    *(("pledge_trigger_is_whole", "pledge", NO_DATE | columns) for columns in BROKEN_TRIGGERS),
    *(("pledge_recurrence_is_of_one_sort", "pledge", columns) for columns in BROKEN_RECURRENCES),
    *(("log_body_is_whole_or_redacted", LogBody, columns) for columns in BROKEN_BODIES),
    ("segment_ends_after_it_begins", Segment, {"valid_to": F("valid_from")}),
    ("segment_is_late_only_when_delivered", Segment, {"timing": "late", "delivery": "initiated"}),
    ("search_entry_ends_after_it_begins", SearchEntry, {"valid_to": F("valid_from")}),
    ("link_check_counts_failures_exactly_while_it_fails", LinkCheck, {"failures": 1}),
    ("link_check_counts_failures_exactly_while_it_fails", LinkCheck, {"failing_since": A_DAY}),
    ("link_check_counts_failures_exactly_while_it_fails", LinkCheck, {"state": "dead"}),
    ("tip_what_is_not_blank", Tip, {"what": ""}),
    ("tip_is_decided_by_a_person_with_a_note", Tip, {"note": ""}),
]
# What every version row is held to: the end of the constraint's name, and columns that break it.
FAULTY_VERSIONS: list[tuple[str, dict[str, Any]]] = [
    ("is_current_only_when_published", {"is_current": True}),
    ("later_version_says_what_changed", {"version": 2}),
    ("later_version_says_what_changed", {"change": "typo", "change_reason": "A slip."}),
    ("later_version_says_what_changed", {"version": 2, "change": "typo"}),
]
# Two rows cannot share a key: which row, and what its twin has of its own.
TWINS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("log_names_a_pledge_once", {}, {}),
    ("obligation_is_one_per_party", {}, {}),
    ("redirect_leads_somewhere_once", {}, {}),
    ("citation_has_its_own_position", {}, {"locator": "p. 2"}),
    ("measurement_has_its_own_position", {}, {"unit": "hours"}),
    ("bearing_has_each_effect_once_for_all", {"obligation": None}, {}),
    ("bearing_has_each_effect_once_per_obligor", {"obligation__isnull": False}, {}),
    ("segment_of_a_pledge_starts_once_a_day", {"obligation": None}, {}),
    ("segment_of_an_obligation_starts_once_a_day", {"obligation__isnull": False}, {}),
    ("search_entry_begins_once_a_day", {}, {}),
    ("digest_is_one_a_person_and_day", {}, {}),
]
# What else a word needs so that it is the only fault.
COMPANY: dict[tuple[str, str], dict[str, Any]] = {
    ("PledgeVersion", "trigger_relation"): NO_DATE | {"trigger_dialogue": F("dialogue")},
}
LATER: dict[str, Any] = {"version": 2, "change_reason": "A slip."}
