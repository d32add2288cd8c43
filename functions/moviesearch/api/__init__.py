"""The routes of both functions, and their description."""
