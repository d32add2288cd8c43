"""What is deployed: each function with all that it imports, and an index that travels with it."""
