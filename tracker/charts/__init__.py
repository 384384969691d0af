"""The geometry of the charts: values in, values out (no framework, no record, no clock).

Across, everything is in percent of the drawing's width (0 to 100), so that a drawing fills a page
of any width without scaling its type. Down, everything is in pixels from the top, on some charts
in the unit their docstring names. Nothing lies outside its drawing.
"""
