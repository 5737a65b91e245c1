"""Atlas and drawings as they ship, compiled into binary files when the wheel is built.

Reading 19 TOML files and 8 SVG files takes 0.3 s; reading the bundle takes a tenth of that. A wheel always
holds the bundle. In a checkout ``make run`` compiles it into this folder, and it is used only as long as no
source file has changed since; otherwise, or where it is missing or unreadable, the sources are read.
"""
