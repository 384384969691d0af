"""The form of a pledge, and what is drafted and confirmed beside it."""
