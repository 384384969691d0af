"""Feeds: what changed, as Atom, for those who follow. One module per noun; a public door."""
