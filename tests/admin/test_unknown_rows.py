"""No page of a row that is not there, for anybody."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.admin.desk import page


@pytest.mark.parametrize("way", [("review", 0), ("verb", 0, "publish"), ("history", 0)], ids=str)
def test_page_of_a_row_that_is_not_there_is_not_found(
    way: tuple[str, *tuple[object, ...]], editor_desk: Client
) -> None:
    assert editor_desk.get(page("wording", *way)).status_code == 404
