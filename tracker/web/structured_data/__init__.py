"""What pages tell machines about themselves, in the words of schema.org (JSON-LD).

One module per noun. Each function returns one thing as plain values; nothing is said here that the
page does not show.
"""
