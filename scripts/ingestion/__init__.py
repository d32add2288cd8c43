"""From a file of movies to an index: read, clean, embed, store, switch over."""
