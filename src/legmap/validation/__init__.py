"""Rules that atlas and drawings must keep together, one family a module; `check` runs all."""
