"""Files from outside, read into content and refused with the place of each problem, and back."""
