"""The rules: pure functions from values to values, with no models, settings, clock or I/O."""
