"""The form of an update, where it does not ask for everything."""

import pytest
from django.forms import modelform_factory

from tracker.admin.forms.rows_read import Choices
from tracker.admin.nouns.updates import PLEDGE_IN_ID, UpdateForm
from tracker.models import UpdateVersion

pytestmark = pytest.mark.django_db


class WithAddress(UpdateForm):
    choices = Choices()


class WithoutAddress(WithAddress):
    # As Django takes a declared field off a form that only shows it.
    slug = None  # type: ignore[assignment]


def test_form_without_the_address_explains_none() -> None:
    asked = modelform_factory(UpdateVersion, form=WithAddress, fields=["date"])()
    unasked = modelform_factory(UpdateVersion, form=WithoutAddress, fields=["date"])()

    assert str(asked.fields["slug"].help_text).endswith(PLEDGE_IN_ID)
    assert set(unasked.fields) == set(asked.fields) - {"slug"}
