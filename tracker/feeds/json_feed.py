"""JSON Feed 1.1 (jsonfeed.org): the same feed for programs that would rather not read XML."""

from __future__ import annotations

import json
from typing import Any

from django.utils.feedgenerator import SyndicationFeed, rfc3339_date

VERSION = "https://jsonfeed.org/version/1.1"
# JSON Feed names languages as BCP 47 does; Django writes them in lower case.
BCP47 = {"en": "en", "zh-hans": "zh-Hans"}


class JsonFeed(SyndicationFeed):
    """Written like Atom by Django's feed framework; texts are plain, not HTML."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        text = json.dumps(self.head() | {"items": list(map(item, self.items))}, ensure_ascii=False)
        outfile.write(text.encode(encoding))

    def head(self) -> dict[str, Any]:
        """What the feed is."""
        author = {"name": self.feed["author_name"], "url": self.feed["author_link"]}
        return {
            "version": VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["subtitle"],
            "language": BCP47[self.feed["language"]],
            "authors": [author],
        }


def item(about: dict[str, Any]) -> dict[str, Any]:
    """One entry."""
    return {
        "id": about["unique_id"],
        "url": about["link"],
        "title": about["title"],
        "content_text": about["text"],
        "date_published": rfc3339_date(about["pubdate"]),
        "date_modified": rfc3339_date(about["updateddate"]),
        "tags": about["categories"],
    }
