"""How good the ranking is: queries with their right answers, measures, baselines, a report."""
