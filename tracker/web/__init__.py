"""Pages for readers. They ask what is public and show it; nothing here changes the record."""
