"""What forms are made of: fields, choices, dates, and content from what was typed."""
