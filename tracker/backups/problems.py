"""Why a backup was not made, or not restored."""


class BackupError(Exception):
    """Said to the operator; nothing was changed, and nothing was left half-written."""
