"""How structures are painted: one display list for the screen and for files."""
