"""German words that name a constraint."""

from moviesearch.understanding.language import Table

GENRES: Table = {
    "Science Fiction": "sci-fi, sci fi, scifi, science-fiction, science fiction",
    "Horror": "horror, slasher, gruselfilm, gruselfilme, gruselfilmen",
    "Thriller": "thriller, thrillern, thrillers, psychothriller, psychothrillern",
    "Comedy": "komödie, komödien, komoedie, komoedien",
    ("Romance", "Comedy"): "romantische komödie, romantische komödien, romantischen komödien, "
    "liebeskomödie, liebeskomödien, liebeskomoedie, romcom, romcoms",
    ("Drama", "Comedy"): "tragikomödie, tragikomödien",
    ("Action", "Comedy"): "actionkomödie, actionkomödien",
    ("Horror", "Comedy"): "horrorkomödie, horrorkomödien",
    ("Crime", "Comedy"): "krimikomödie, krimikomödien, gaunerkomödie, gaunerkomödien",
    ("Action", "Thriller"): "actionthriller, actionthrillern",
    ("War", "Drama"): "kriegsdrama, kriegsdramen",
    "Animation": "anime, animes, animation",
    "Western": "western",
    "Music": "musical, musicals",
    "Drama": "dramen, filmdrama",
    "Romance": "romanze, romanzen, liebesgeschichten",
    "Crime": "krimi, krimis",
    "Documentary": "dokumentation, dokumentationen, doku, dokus",
}
# What "Film" is joined to: "Horrorfilm", "Horror-Filme".
STEMS_OF_FILMS: Table = {
    "Action": "action",
    "Adventure": "abenteuer",
    "Animation": "animations, trick, zeichentrick",
    "Crime": "gangster, kriminal, krimi",
    "Documentary": "dokumentar",
    "Family": "familien, kinder",
    "Fantasy": "fantasy",
    "History": "historien, geschichts",
    "Horror": "horror, grusel",
    "Music": "musik, musical",
    "Mystery": "mystery",
    "Romance": "liebes",
    "Science Fiction": "sf, sci-fi, science-fiction, sciencefiction",
    "War": "kriegs, antikriegs",
    "Western": "western",
}
WEAK_GENRES: Table = {
    "Action": "action",
    "Adventure": "abenteuer",
    "Comedy": "lustige, lustiger, lustigen, lustiges, witzige, witziger",
    "Drama": "drama",
    "Family": "kinder, familientauglich, familientaugliche, "
    "familientauglicher, familienfreundliche",
    "Fantasy": "fantasy",
    "History": "historische, historischer, historischen, historisches",
    "Horror": "grusel, gruselige, gruseliger, gruseligen, gruseliges",
    "Mystery": "mystery",
    "Romance": "romantik, romantische, romantischer, romantischen, romantisches",
    "Science Fiction": "sf",
    "Animation": "trick, animierte, animierter, animierten, zeichentrick",
}

# TMDB keeps Cantonese as `cn` and Mandarin as `zh`.
LANGUAGES: Table = {
    "ja": "anime, animes",
    "hi": "bollywood, bollywoodfilm, bollywoodfilme",
    ("cn", "zh"): "hongkong, hongkong-kino",
}
STEMS: Table = {
    "en": "amerikanisch, us-amerikanisch, britisch, englisch, englischsprachig",
    "ar": "arabisch",
    "es": "argentinisch, mexikanisch, spanisch, spanischsprachig",
    "pt": "brasilianisch, portugiesisch",
    ("zh", "cn"): "chinesisch",
    "da": "dänisch",
    "de": "deutsch, deutschsprachig, ostdeutsch, westdeutsch, österreichisch",
    "fi": "finnisch",
    "fr": "französisch, französischsprachig",
    "el": "griechisch",
    ("hi", "te", "ta", "ml", "bn"): "indisch",
    "id": "indonesisch",
    "fa": "iranisch, persisch",
    "is": "isländisch",
    "it": "italienisch",
    "ja": "japanisch",
    "cn": "kantonesisch",
    "ko": "koreanisch, südkoreanisch",
    "nl": "niederländisch, holländisch",
    ("sv", "da", "no", "nb", "fi", "is"): "nordisch",
    ("no", "nb"): "norwegisch",
    "pl": "polnisch",
    "ru": "russisch, sowjetisch",
    "sv": "schwedisch",
    "sr": "serbisch",
    ("sv", "da", "no", "nb"): "skandinavisch",
    "zh": "taiwanisch, taiwanesisch",
    "th": "thailändisch",
    "cs": "tschechisch",
    "tr": "türkisch",
    "hu": "ungarisch",
}
COUNTRIES: Table = {
    "es": "argentinien, mexiko, spanien",
    "pt": "brasilien, portugal",
    ("zh", "cn"): "china",
    "da": "dänemark",
    "de": "deutschland, österreich",
    "fr": "frankreich",
    ("cn", "zh"): "hongkong, hong kong",
    ("hi", "te", "ta", "ml", "bn"): "indien",
    "fa": "iran, dem iran",
    "it": "italien",
    "ja": "japan",
    "ko": "korea, südkorea",
    ("no", "nb"): "norwegen",
    "pl": "polen",
    "ru": "russland",
    "sv": "schweden",
    ("sv", "da", "no", "nb"): "skandinavien",
    "zh": "taiwan",
    "th": "thailand",
    "tr": "türkei, der türkei",
    "en": "hollywood, england, großbritannien, grossbritannien, den usa, usa, den vereinigten "
    "staaten, amerika",
}
DECADES: Table = {
    1920: "zwanziger, zwanzigern",
    1930: "dreissiger, dreissigern",
    1940: "vierziger, vierzigern",
    1950: "fünfziger, fünfzigern, fuenfziger",
    1960: "sechziger, sechzigern",
    1970: "siebziger, siebzigern",
    1980: "achtziger, achtzigern",
    1990: "neunziger, neunzigern",
    2000: "nuller, nullerjahre, nullerjahren",
}
SCORES: Table = {6: "sechs", 7: "sieben", 8: "acht", 9: "neun"}
# An hour and its like, in minutes.
LENGTHS: Table = {
    30: "eine halbe stunde, halbe stunde",
    60: "eine stunde, einer stunde",
    90: "anderthalb stunden, eineinhalb stunden, 1 1/2 stunden, 1½ stunden, neunzig minuten",
    100: "hundert minuten",
    120: "zwei stunden, hundertzwanzig minuten",
    150: "zweieinhalb stunden, 2½ stunden",
    180: "drei stunden",
    210: "dreieinhalb stunden, 3½ stunden",
    240: "vier stunden",
}
COUNTS: Table = {
    2: "zwei",
    3: "drei, paar",
    4: "vier",
    5: "fünf",
    6: "sechs",
    10: "zehn",
    15: "fünfzehn",
    20: "zwanzig",
}
ENDINGS = ("", "e", "er", "es", "en", "em")
# Behind a "nicht" that denies only them: "nicht-englische Thriller".
ADJECTIVES: Table = {
    "en": "englisch, englische, englischen, englischer, amerikanisch, amerikanische, "
    "amerikanischen, amerikanischer, britisch, britische, britischen, britischer, "
    "englischsprachig, englischsprachige, englischsprachigen, englischsprachiger, "
    "us-amerikanisch, us-amerikanische, us-amerikanischen, us-amerikanischer",
    "de": "deutsch, deutsche, deutschen, deutscher, deutschsprachig, deutschsprachige, "
    "deutschsprachigen, deutschsprachiger",
    "fr": "französisch, französische, französischen, französischer, französischsprachig, "
    "französischsprachige, französischsprachigen, französischsprachiger",
    "es": "spanisch, spanische, spanischen, spanischer, spanischsprachig, spanischsprachige, "
    "spanischsprachigen, spanischsprachiger",
    "it": "italienisch, italienische, italienischen, italienischer",
    "ja": "japanisch, japanische, japanischen, japanischer",
    "ko": "koreanisch, koreanische, koreanischen, koreanischer",
    "ru": "russisch, russische, russischen, russischer",
}
