"""Korean turns of phrase that are a constraint or an order."""

from moviesearch.understanding.language import Phrase
from moviesearch.understanding.languages.ko.parts import DECADE

_RATINGS = (
    Phrase(r"{rated}{score}\s?점?\s?(?:이상|넘는|초과)(?:인|의)?", {"min_rating": "score"}),
    Phrase(r"(?<!\d){score}\s?점\s?이상(?:인|의)?", {"min_rating": "score"}),
    Phrase(r"{rated}{score}\s?점?\s?(?:이하|미만)(?:인|의)?", {"max_rating": "score"}),
    Phrase(r"{rated}(?:높은|좋은)(?!\s?순)", {"min_rating": "7"}),
)

_LENGTHS = (
    Phrase(
        r"{length}\s?(?:에서|~|-|부터)\s?{last_length}\s?(?:사이|까지|정도)?{asked}",
        {"min_runtime": "length", "max_runtime": "last_length"},
    ),
    Phrase(
        r"{length}\s?(?:이내|이하|미만|안(?:쪽|에)?|안 ?넘는|넘지 않는|보다 짧은){asked}",
        {"max_runtime": "length"},
    ),
    Phrase(r"{length}\s?(?:이상|넘는|초과|보다 긴){asked}", {"min_runtime": "length"}),
    Phrase(
        r"(?:약|대략)?\s?{length}\s?(?:정도|쯤|내외|가량|짜리)(?:의|되는|인)?{asked}",
        {"min_runtime": "length - 15", "max_runtime": "length + 15"},
    ),
    Phrase(r"(?:짧은|너무 길지 않은|안 ?긴){near}", {"max_runtime": "90"}),
    Phrase(r"긴(?=\s?{movies})", {"min_runtime": "150"}),
)

_YEARS = (
    Phrase(
        r"(?:최근|지난)\s?{count}\s?년(?:간|동안|사이|이내)?{made}{near}",
        {"year_from": "today - count"},
    ),
    Phrase(r"올해{made}{near}", {"year_from": "today", "year_to": "today"}),
    Phrase(r"작년{made}{near}", {"year_from": "today - 1", "year_to": "today - 1"}),
    Phrase(r"(?:최근|요즘){made}{near}", {"year_from": "today - 3"}),
    Phrase(r"21\s?세기{made}{near}", {"year_from": "2000"}),
    Phrase(r"(?:무성|흑백 무성)(?=\s?{movies})", {"year_to": "1929"}),
    Phrase(
        r"{no_story}{decade}\s?년대\s?(?:초반|초){made}{near}",
        {"year_from": "decade", "year_to": "decade + 3"},
    ),
    Phrase(
        r"{no_story}{decade}\s?년대\s?중반{made}{near}",
        {"year_from": "decade + 4", "year_to": "decade + 6"},
    ),
    Phrase(
        r"{no_story}{decade}\s?년대\s?(?:후반|말){made}{near}",
        {"year_from": "decade + 7", "year_to": "decade + 9"},
    ),
    Phrase(
        r"{year}\s?년?\s?(?:부터|에서|~|-)\s?{last}\s?년?\s?(?:까지|사이)?{made}(?:{near}|{end})",
        {"year_from": "year", "year_to": "last"},
    ),
    Phrase(r"{year}\s?년?\s?(?:이후|부터){made}(?:{near}|{end})", {"year_from": "year"}),
    Phrase(r"{year}\s?년?\s?(?:이전|전|까지){made}(?:{near}|{end})", {"year_to": "year"}),
    Phrase(r"{decade}\s?년대\s?(?:이후|부터){made}(?:{near}|{end})", {"year_from": "decade"}),
    Phrase(r"{decade}\s?년대\s?(?:이전|전){made}(?:{near}|{end})", {"year_to": "decade - 1"}),
    Phrase(
        r"{no_story}{decade}\s?년대\s?(?:와|랑|하고|~|-|부터)\s?{last_decade}\s?년대{made}{near}",
        {"year_from": "decade", "year_to": "last_decade + 9"},
    ),
    Phrase(r"{no_story}{decade}\s?년대(?:의)?{made}{near}", DECADE),
    Phrase(r"{decade}\s?년대(?=\s?{movies}?{denies})", DECADE),
    Phrase(r"{no_story}{year}\s?년(?:도)?{made}{near}", {"year_from": "year", "year_to": "year"}),
)

_ORDERS = (
    Phrase(r"(?:최신|가장 최근|제일 최근)(?:의)?{near}|최신순", {"sort": ("newest",)}),
    Phrase(r"(?:가장|제일) 오래된{near}|오래된 ?순", {"sort": ("oldest",)}),
    Phrase(
        r"(?:{rated}(?:가장|제일) 높은|"
        r"(?:가장|제일) (?:{rated}높은|재밌는|재미있는|좋은)|최고의){near}|"
        r"(?:평점|별점)(?: ?높은)? ?순",
        {"sort": ("highest_rated",)},
    ),
    Phrase(
        r"(?:최악의|{rated}(?:가장|제일) 낮은|(?:가장|제일) {rated}낮은){near}",
        {"sort": ("lowest_rated",)},
    ),
    Phrase(
        r"(?:(?:가장|제일) (?:인기 ?(?:있는|많은)|유명한)|인기 ?(?:많은|있는)){near}|인기순",
        {"sort": ("most_popular",)},
    ),
    Phrase(
        r"(?:(?:가장|제일) (?:흥행한|많이 흥행한)|흥행 ?(?:1위|성적 ?좋은)(?:의)?){near}|흥행순",
        {"sort": ("highest_grossing",)},
    ),
)

_NAMES = (
    Phrase(r"외국(?={between}{movies})", {"not_language": ("ko",)}),
    Phrase(
        r"(?:아이(?:들)?|가족|온 ?가족|애들)(?:이|과|랑|와|하고|끼리)?\s?"
        r"(?:함께|같이)?\s?(?:볼|보기 좋은|볼만한|볼 만한|볼 수 있는){near}",
        {"genre": ("Family",)},
    ),
    Phrase(r"(?:안 ?무서운|무섭지 않은){near}", {"not_genre": ("Horror",)}),
    Phrase(
        r"{either}(?:\s?{movies})?(?=\s?(?:이?나|또는|혹은)\s?(?:{genre}|{weak}))",
        {"any_genre": "either"},
    ),
    Phrase(r"(?:(?<=나 )|(?<=또는 )|(?<=혹은 )){either}(?=\s?{movies}|$)", {"any_genre": "either"}),
    Phrase(r"{language}(?:어|산|판|의)?{near}", {"language": "language"}),
    Phrase(r"{language}(?=\s?{movies}?{denies})", {"language": "language"}),
    Phrase(r"{genre}(?:물)?{no_genre}", {"genre": "genre"}),
    Phrase(r"{weak}(?:물)?{near}", {"genre": "weak"}),
    Phrase(r"(?:^|(?<=\s)){kind}(?:물)?$", {"genre": "kind"}),
    Phrase(r"{weak}(?:물)?(?=\s?{movies}?{denies})", {"genre": "weak"}),
)

PHRASES = _RATINGS + _LENGTHS + _ORDERS + _YEARS + _NAMES

TOPICS = (
    Phrase(
        r"(?P<said>(?P<topic>{subject}(?:(?:이나|나|랑|와|과|,)\s?{subject}){0,3})"
        r"(?:이|가|은|는|도)?\s?{lacks})",
        {},
    ),
)
