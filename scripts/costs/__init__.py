"""What a deployment costs a month, from prices, limits and demand."""
