"""Another tracker's spreadsheet at the desk: the plan of an import, and its batches."""

from .batch import withdraw_batch
from .page import import_table
from .permission import may_import

__all__ = ["import_table", "may_import", "withdraw_batch"]
