"""What reasons are written with, one file a language, and nothing but data."""
