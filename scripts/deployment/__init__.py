"""Putting the functions and the page into the cloud, and taking them down."""
