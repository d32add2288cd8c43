"""The words and phrases of constraints, one file a language, and nothing but data.

Each file defines `LANGUAGE`; what its fields mean is told in `understanding/language.py`.
"""
