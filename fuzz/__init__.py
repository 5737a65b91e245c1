"""A mutation fuzzer for everything that the program reads; see ``python -m fuzz``."""
