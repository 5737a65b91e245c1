"""Read SVG drawings into views: guard, parse, and say everything that is wrong with a file."""
