"""Feed damaged input to everything that the program reads; see ``python -m fuzz``."""
