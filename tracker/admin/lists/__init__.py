"""What every list and screen shares: columns, filters, search, pages, files."""
