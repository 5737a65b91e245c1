"""Rules that atlas and drawings must keep together; each module holds one family, `legmap.check` runs all."""
