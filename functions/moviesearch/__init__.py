"""Movie search in plain language: the logic of the `search` and `recommend` functions."""

import gc
import os

# Pydantic would look through every installed package for plugins, of which there are none: 5 ms of
# a cold start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# Imports make objects that stay: looking for garbage among them costs a cold start 6 ms.
gc.set_threshold(50_000, 20, 50)
