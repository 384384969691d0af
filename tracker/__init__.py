"""Followthrough: what governments promise each other in dialogues, and what they then deliver."""
