"""The screens: one file for each noun of the record, and for what the desk reads of it."""
