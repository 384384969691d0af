"""Today's work: the lists of the desk's first page, and the filters that show each whole."""

from .filters import LookFilter, MineFilter
from .home import first_page

__all__ = ["LookFilter", "MineFilter", "first_page"]
