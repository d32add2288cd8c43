"""Movie search in plain language: the logic of the `search` and `recommend` functions."""
