"""Movie search in plain language: the logic of the `search` and `recommend` functions."""

import os

# Pydantic would look through every installed package for plugins, of which there are none: 5 ms of
# a cold start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
