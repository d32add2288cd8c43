"""How movies are ranked: by which retrievers, by what score, in which order of constraints met."""
