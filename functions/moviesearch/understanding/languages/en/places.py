"""Where English phrases count, and what they give."""

from moviesearch.understanding.language import Place

# What makes a decade or a year one of the story: "growing up in the 70s", "a beach in 1940".
SCENE = (
    r"\b(?:set|placed?|places?|living|lives?|life|growing up|grew up|back|in|during|of|her|his|"
    r"their|my|taking place|takes place|based) (?:(?:in|the|on|early|mid|late|during) )*|\bset\s*"
)
STORY = (
    r"\b(?:in|set|during|of|since|by|until|from|around|circa|year|summer|winter|landing|war|about|"
    r"at (?:most|least)|than|over|under|above|below)\s*"
)
# What makes points and stars those of a game or a cast: "stole more than 9 points".
COUNTED = (
    r"\b(?:(?!having|getting)\w+(?:ed|ing)|stole|stolen|steals?|won|wins?|lost|loses?|by|for)\s+"
)
# What makes a year that of another work: "the remake of a 1984 film".
ANOTHER = (
    r"\b(?:(?:remake|version|adaptation|sequel|prequel|reboot|retelling|spin[\s-]?off|cover) "
    r"(?:of|to)|based (?:up)?on|inspired by|adapted from|remakes|spoofs?|parod(?:y|ies)(?: of)?|"
    r"in (?:early|late|mid)|set in|set during|same name from|same name as|(?:stars?|cast) of) "
    r"(?:(?:the|a|an|his|her|their|its|\w+ s|\w+['’]s|classic|original|real|\w+) ){0,2}"
)
# What makes minutes those of a story: "has two hours to live".
DEADLINE = (
    r"\b(?:in|within|has|have|had|only|every|after|for|next|last|first|gives?|given|with|just|"
    r"spends?|spent|lost|about to|ha[sd] (?:just|only)|ages? of|until|before|exactly) "
)

# Where a phrase counts; a query of more than twelve words tells a plot.
BEHIND = Place(within=0, behind_run=True)
SHORT = Place(within=12, behind_run=True)
DATED_BEHIND = Place(within=0, behind_run=True, unless_after=SCENE)
DATED = Place(within=6, behind_run=True, unless_after=SCENE)
DATED_END = Place(within=6, unless_after=SCENE)
WITHIN = Place(within=12)
SCORED = Place(unless_after=COUNTED)
END = Place(within=12, unless_after=STORY)
OF_THIS = Place(unless_after=ANOTHER)
TIMED = Place(within=14, behind_run=True, unless_after=DEADLINE)

# What it gives.
RATING = {"min_rating": "score"}
HIGHEST = {"max_rating": "score"}
WELL_RATED = {"min_rating": "7"}
YEAR = {"year_from": "year", "year_to": "year"}
SHORT_YEAR = {"year_from": "short_year", "year_to": "short_year"}
DECADE = {"year_from": "decade", "year_to": "decade + 9"}
DECADES = {"year_from": "decade", "year_to": "last_decade + 9"}
EARLY = {"year_from": "decade", "year_to": "decade + 3"}
MID = {"year_from": "decade + 4", "year_to": "decade + 6"}
LATE = {"year_from": "decade + 7", "year_to": "decade + 9"}
AROUND = {"min_runtime": "length - 15", "max_runtime": "length + 15"}
