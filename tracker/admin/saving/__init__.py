"""From a sent form to an action: seen, stale, kept, merged, refused, written."""
