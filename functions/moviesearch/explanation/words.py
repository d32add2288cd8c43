"""What the offline explainer says, by language: data, like the languages of the parser."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Templates of one language.

    Attributes:
        shares: `{words}` of the query that stand in the movie.
        close: where none does.
        between: between two words.
        year: the `{year}` of release; genres stand beside it, joined by `and_`.
        reason: `{match}`, `{facts}` and the `{sentence}` that is quoted.
        reason_without_facts: the same where neither is known.
        first: that `{title}` comes closest of `{count}` movies.
        only: likewise, where it is the only one.
        mentions: that `{count}` of them hold a `{word}`; several are joined by `also`.
        end: what ends a sentence.
    """

    shares: str
    close: str
    between: str
    year: str
    and_: str
    reason: str
    reason_without_facts: str
    first: str
    only: str
    mentions: str
    also: str
    end: str


ENGLISH = Words(
    shares="Shares {words}",
    close="Close in meaning",
    between=", ",
    year="{year}",
    and_=" ",
    reason="{match} ({facts}): “{sentence}”",
    reason_without_facts="{match}: “{sentence}”",
    first="{title} comes closest of {count} movies, ordered by how well they match.",
    only="{title} comes closest.",
    mentions="{count} mention “{word}”",
    also=" and ",
    end=".",
)
CHINESE = Words(
    shares="共同的词：{words}",
    close="含义相近",
    between="、",
    year="{year}年",
    and_="，",
    reason="{match}。{facts}。“{sentence}”",
    reason_without_facts="{match}。“{sentence}”",
    first="最接近的是《{title}》，共 {count} 部影片，按匹配程度排列。",
    only="最接近的是《{title}》。",
    mentions="{count} 部提到“{word}”",
    also="；",
    end="。",
)


def words_for(query: str) -> Words:
    """The words of the query's language: Chinese where it holds Han characters but no kana."""
    has_han = any("\u4e00" <= char <= "\u9fff" for char in query)
    has_kana = any("\u3040" <= char <= "\u30ff" for char in query)
    return CHINESE if has_han and not has_kana else ENGLISH
