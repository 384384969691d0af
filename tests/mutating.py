"""How the tests run to see whether they notice a change of the code: `make mutate` loads this."""

import pytest
from hypothesis import Phase, settings

# Whether a change is seen has one answer, and the smallest case that shows it is of no interest.
settings.register_profile(
    "mutate", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first test that fails ends the run: the slow ones, with a database, come last."""
    items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))
    items.sort(key=lambda item: item.get_closest_marker("django_db") is not None)
