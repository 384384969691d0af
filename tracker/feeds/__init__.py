"""Feeds and files: what changed, and what the lists hold, for machines. A public door."""
