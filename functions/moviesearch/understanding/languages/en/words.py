"""The words of genres, languages, countries and decades."""

from moviesearch.understanding.language import Table

# Words that name a genre wherever they stand, and words that do so only beside another word of a
# request ("war movies", "korean drama"), since plots are full of wars and families.
GENRES: Table = {
    "Science Fiction": "sci-fi, sci fi, scifi, sifi, science fiction, science-fiction, scifis, "
    "sci-fis",
    "Horror": "horror, slasher",
    "Thriller": "thriller, thrillers",
    "Comedy": "comedy, comedies",
    ("Romance", "Comedy"): "rom com, rom coms, rom-com, rom-coms, romcom, romcoms, "
    "romantic comedy, romantic comedies",
    "Animation": "animated, animation, animations, anime, cartoon, cartoons",
    "Western": "westerns",
    "Music": "musicals",
    "Drama": "dramas",
    "Romance": "romances",
    "Documentary": "documentary, documentaries",
}
WEAK_GENRES: Table = {
    "Action": "action, action packed, action-packed",
    "Adventure": "adventure, adventures",
    "Crime": "crime",
    "Drama": "drama, dramatic",
    "Family": "family, kids, kid's, children's, childrens, children s, kid-friendly, "
    "family-friendly",
    "Fantasy": "fantasy",
    "Comedy": "funny, hilarious, comedic",
    "History": "historical, history",
    "Music": "musical, music",
    "Mystery": "mystery, mysteries",
    "Romance": "romance, romantic, love story, love stories",
    "Horror": "scary, spooky, creepy, frightening",
    "Science Fiction": "sf",
    "War": "war, world war, wwii, ww2",
    "Western": "western",
}

# TMDB keeps Cantonese as `cn` and Mandarin as `zh`.
LANGUAGES: Table = {
    "ar": "arabic",
    "es": "argentine, argentinian, mexican, spanish",
    "hi": "hindi",
    "pt": "brazilian, portuguese",
    "cn": "cantonese",
    ("zh", "cn"): "chinese",
    "cs": "czech",
    "da": "danish",
    "en": "english",
    "nl": "dutch",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hu": "hungarian",
    "is": "icelandic",
    ("hi", "te", "ta", "ml", "bn"): "indian",
    "id": "indonesian",
    "fa": "iranian, persian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "zh": "mandarin, taiwanese",
    ("sv", "da", "no", "nb", "fi", "is"): "nordic",
    ("no", "nb"): "norwegian",
    "pl": "polish",
    "ru": "russian, soviet",
    ("sv", "da", "no", "nb"): "scandinavian",
    "sr": "serbian",
    "sv": "swedish",
    "te": "telugu",
    "th": "thai",
    "tr": "turkish",
}
MORE_LANGUAGES: Table = {
    "ja": "anime",
    ("cn", "zh"): "hong kong",
    "ko": "k-horror, south korean",
}
COUNTRIES: Table = {
    "es": "argentina, mexico, spain",
    "pt": "brazil",
    ("zh", "cn"): "china",
    "da": "denmark",
    "fr": "france",
    "de": "germany",
    ("cn", "zh"): "hong kong",
    ("hi", "te", "ta", "ml", "bn"): "india",
    "id": "indonesia",
    "fa": "iran",
    "it": "italy",
    "ja": "japan",
    "ko": "korea, south korea",
    ("no", "nb"): "norway",
    "pl": "poland",
    "ru": "russia",
    "sv": "sweden",
    "zh": "taiwan",
    "th": "thailand",
    "tr": "turkey",
}
DECADES: Table = {
    1920: "twenties",
    1930: "thirties",
    1940: "forties",
    1950: "fifties",
    1960: "sixties",
    1970: "seventies",
    1980: "eighties",
    1990: "nineties",
    2000: "noughties",
}
# An hour and its like, in minutes.
LENGTHS: Table = {
    30: "half an hour, half hour",
    60: "an hour, one hour, one-hour",
    90: "an hour and a half, one and a half hours, 1 and a half hours, hour and a half, ninety "
    "minutes, 1 1/2 hours, 1½ hours",
    100: "a hundred minutes, hundred minutes",
    120: "two hours, two hour, two-hour, a couple of hours, couple of hours",
    150: "two and a half hours, 2 and a half hours, 2 1/2 hours, 2½ hours",
    180: "three hours, three hour, three-hour",
    210: "three and a half hours, 3 and a half hours",
    240: "four hours, four hour, four-hour",
}
NUMBERS: Table = {
    2: "two, couple of, couple",
    3: "three, few",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    15: "fifteen",
    20: "twenty",
    30: "thirty",
}
