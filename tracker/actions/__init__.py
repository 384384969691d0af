"""The only writers of the record. Each action names its actor and writes all or nothing."""
