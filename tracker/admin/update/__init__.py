"""The form of an update: its sources, the pledges it bears on, and new verdicts."""
