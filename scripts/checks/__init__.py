"""What `smoke` and `doctor` look at, one row and time each."""
