"""Follow nerves through a drawing: a place from 0 to 1 along a nerve, mapped to what is drawn of it."""
