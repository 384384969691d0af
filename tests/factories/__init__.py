"""Records for tests: contents with sane defaults, drafted and published through the actions.

* `pledge_content(**changes)` and its siblings give the plain content of one noun; a name that is
  no field of the noun is refused, so that a misspelt change cannot pass unnoticed.
* `draft("pledge", **changes)` saves it as a draft, `publish("pledge", **changes)` publishes it.
  Whatever the content names and does not exist yet is made first, with default content: reference
  rows registered, dialogues, pledges and updates published. A verdict gets its fulfilment test.
* `correct(row, ...)` drafts the next version as one person and publishes it as another.
* `checked()` is what a look at the link of a public source came to, `dead_link()` two such looks.
* `draft_all` and `publish_all("pledge", [content, ...])` do so for many at once.

The default world: China promised the United States, on 2 December 2015 in the first round of a
forum, to open a hotline by 31 August 2016; a newspaper reported the opening on 14 June 2016.
"""

from .contents import (
    assessment_content,
    collection_content,
    conflict_content,
    dialogue_content,
    excluded_statement_content,
    external_verdict_content,
    fulfilment_test_content,
    indicator_content,
    indicator_point_content,
    mechanism_content,
    milestone_content,
    party_content,
    pledge_content,
    pledge_link_content,
    recurring_pledge_content,
    search_content,
    source_content,
    topic_content,
    update_content,
    wording_content,
)
from .nested import bearing, citation, measurement, participant
from .rows import (
    author_user,
    checked,
    content_for,
    correct,
    dead_link,
    draft,
    draft_all,
    editor_actor,
    editor_user,
    publish,
    publish_all,
    published_dialogue,
    published_pledge,
    published_update,
    withdraw,
)
from .scored import publish_average, scored_pledge
from .shaping import HOTLINE, MEETINGS, OPENING, Content

__all__ = [
    "HOTLINE",
    "MEETINGS",
    "OPENING",
    "Content",
    "assessment_content",
    "author_user",
    "bearing",
    "checked",
    "citation",
    "collection_content",
    "conflict_content",
    "content_for",
    "correct",
    "dead_link",
    "dialogue_content",
    "draft",
    "draft_all",
    "editor_actor",
    "editor_user",
    "excluded_statement_content",
    "external_verdict_content",
    "fulfilment_test_content",
    "indicator_content",
    "indicator_point_content",
    "measurement",
    "mechanism_content",
    "milestone_content",
    "participant",
    "party_content",
    "pledge_content",
    "pledge_link_content",
    "publish",
    "publish_all",
    "publish_average",
    "published_dialogue",
    "published_pledge",
    "published_update",
    "recurring_pledge_content",
    "scored_pledge",
    "search_content",
    "source_content",
    "topic_content",
    "update_content",
    "withdraw",
    "wording_content",
]
