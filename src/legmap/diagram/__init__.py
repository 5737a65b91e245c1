"""Where structures are drawn: SVG files read into regions, arranged on a sheet and found by pointing."""
