"""Releases are made once, kept by each node, remade with the same bytes, and taken back."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import LazySettings
from django.core.files import locks

from tests.ingestion import story
from tracker.ingestion import package
from tracker.ingestion.export import contents
from tracker.ingestion.release import NoRelease, TakenBack, Unavailable, freeze, kept, texts
from tracker.ingestion.release.store import making
from tracker.models import Checkpoint, Release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    """Where this node keeps its files; the record has a first revision."""
    settings.VAR_DIR = tmp_path
    story.begin()
    return tmp_path / "releases"


def public(release: Release) -> Release:
    return Release.published.get(pk=release.pk)


def test_release_holds_what_is_exported() -> None:
    with ZipFile(freeze().path) as opened:
        inside = {name: opened.read(name) for name in opened.namelist()}

    exported = {f"data/{name}": data for name, data in package.files(contents()).items()}
    assert exported.items() <= inside.items()
    assert inside.keys() - exported.keys() == {
        "README.md",
        "LICENSE",
        "CITATION.cff",
        "SHA256SUMS",
        "checkpoint.json",
        "codebook.json",
        "codebook.md",
    }


def test_every_member_has_its_digest() -> None:
    with ZipFile(freeze().path) as opened:
        sums = opened.read("SHA256SUMS").decode().splitlines()
        found = [
            f"{hashlib.sha256(opened.read(name)).hexdigest()}  {name}"
            for name in opened.namelist()
            if name != "SHA256SUMS"
        ]

    assert sums == found


def test_row_says_what_the_file_is() -> None:
    frozen = freeze()

    data = frozen.path.read_bytes()
    assert frozen.release.sha256 == hashlib.sha256(data).hexdigest()
    assert (frozen.release.size, frozen.release.revision) == (len(data), story.head())
    assert frozen.is_new


def test_releasing_again_changes_nothing() -> None:
    first, second = freeze(), freeze()

    assert not second.is_new
    assert (second.release, second.path) == (first.release, first.path)
    assert Release.objects.count() == 1


def test_file_that_is_gone_is_remade_with_the_same_bytes() -> None:
    frozen = freeze()
    data = frozen.path.read_bytes()
    frozen.path.unlink()
    for change in story.changes():
        change()

    assert kept(public(frozen.release)).read_bytes() == data


def test_file_that_was_altered_is_remade_with_the_same_bytes() -> None:
    frozen = freeze()
    data = frozen.path.read_bytes()
    frozen.path.write_bytes(data[:-1])

    assert kept(public(frozen.release)).read_bytes() == data


def test_older_revision_is_released_as_it_was() -> None:
    revision, exported = story.head(), package.files(contents())
    for change in story.changes():
        change()

    with ZipFile(freeze(revision).path) as opened:
        assert all(opened.read(f"data/{name}") == data for name, data in exported.items())


def test_nothing_but_the_file_is_left_in_the_folder(folder: Path) -> None:
    frozen = freeze()

    assert list(folder.iterdir()) == [frozen.path]
    assert frozen.path.stat().st_mode & 0o777 == 0o644


def test_file_with_other_bytes_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after an upgrade of the program that describes the columns otherwise."""
    frozen = freeze()
    frozen.path.unlink()
    monkeypatch.setattr(texts, "TITLE", "Another title")

    with pytest.raises(Unavailable, match="does not make the same bytes"):
        kept(public(frozen.release))

    assert list(folder.glob("*.zip")) + list(folder.glob("*.part")) == []


def test_file_that_cannot_be_remade_is_not_tried_again_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = freeze()
    frozen.path.unlink()
    with monkeypatch.context() as upgraded:
        upgraded.setattr(texts, "TITLE", "Another title")
        with pytest.raises(Unavailable):
            kept(public(frozen.release))

    with pytest.raises(Unavailable, match="does not make the same bytes"):
        kept(public(frozen.release))


def test_who_comes_while_it_is_made_is_asked_to_come_again(folder: Path) -> None:
    frozen = freeze()
    frozen.path.unlink()

    with (folder / "lock").open("w") as file:
        assert locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)
        with pytest.raises(Unavailable, match="try again"):
            kept(public(frozen.release))


def test_redaction_takes_back_what_was_released_and_its_file() -> None:
    frozen = freeze()
    story.redact()

    with pytest.raises(TakenBack, match=f"redaction in log entry {frozen.release.head + 1}"):
        kept(public(frozen.release))

    assert not frozen.path.exists()


def test_release_that_was_taken_back_is_not_made_anew() -> None:
    revision = freeze().release.revision
    story.redact()

    with pytest.raises(TakenBack, match="release a newer revision"):
        freeze(revision)


def test_release_made_after_a_redaction_stays() -> None:
    revision = story.head()
    story.redact()

    older, newer = freeze(revision), freeze()

    assert kept(public(older.release)) == older.path
    assert kept(public(newer.release)) == newer.path


def test_redaction_of_what_came_later_leaves_a_release_alone() -> None:
    frozen = freeze()
    for change in story.changes():
        change()
    story.redact_what_came_later()

    assert kept(public(frozen.release)) == frozen.path


def test_redaction_changes_the_bytes_of_a_revision_and_its_readme_says_so() -> None:
    checkpoint = Checkpoint.objects.latest("size")
    with making(checkpoint) as made:
        before = made.sha256
    story.redact()

    with making(checkpoint) as made, ZipFile(made.scratch) as opened:
        readme = opened.read("README.md").decode()

    assert before != made.sha256
    assert "told-in-confidence" in readme


@pytest.mark.parametrize(
    ("beside", "reason"),
    [(-1, "the nearest that can be released: "), (1, "the log has entries 1 to ")],
    ids=["inside a change", "beyond the log"],
)
def test_revision_at_which_the_log_did_not_stand_still_is_refused(beside: int, reason: str) -> None:
    with pytest.raises(NoRelease, match=reason):
        freeze(story.head() + beside)


def test_nearest_revisions_are_named() -> None:
    sizes = list(Checkpoint.objects.order_by("size").values_list("size", flat=True))
    before, after = next(pair for pair in pairwise(sizes) if pair[1] - pair[0] > 1)

    with pytest.raises(NoRelease, match=f": {before} and {after}."):
        freeze(before + 1)
