"""Read drawings into regions, arrange them on a sheet, and find structures and places of nerves in them."""
