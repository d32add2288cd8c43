"""How fast and how small: start of the functions, time of a query."""
