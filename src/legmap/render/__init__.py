"""Painting of structures: one display list for the screen and for files."""
