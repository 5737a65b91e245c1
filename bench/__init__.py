"""How fast legmap is on this machine: ``make bench``. Measures only; no test depends on it."""
