"""Names in Chinese, which has no capital letters: by what is compared, and by the catalogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from moviesearch.explanation.naming import chinese
from moviesearch.explanation.naming.known import Known
from moviesearch.index.analysis import name_key

SURE = 3  # characters of a title that is looked for wherever it may stand
DESCRIBED = 4  # characters of a title behind a description of it
LONG = 5  # characters of a title that everyday words seldom make up by chance
LONGEST = 12
LONGEST_WORD = 5
_CLAUSE = re.compile(r"[^，。；！？,;!?…—\n]+")
_NUMBERED = re.compile(
    "([\u4e00-\u9fff]{2,8})([0-9]{1,2})(?![0-9年岁个分小月日世号人部集倍万千百次天位名种场章回届层])"
)
_KANA = "[\u3040-\u30ff]"
_CHARS = re.compile("[\u3005\u3400-\u9fff]")
_NUMERALS = re.compile("[〇零一二三四五六七八九]{3,}")
_REFERRED = re.compile("^(?:[^的部]{0,3}[年时里]的?)?那部")  # 前年那部, of which its name is judged
_PLACE = r"(?:[^，。；！？,;!?…—]{1,24}?)"
SHORT = 2  # characters of a comparison that may be with anything


class Slot(NamedTuple):
    """Where a title may stand, in a clause.

    Attributes:
        text: what stands there; it may go on with other words.
        strong: whether a comparison stands there.
        sure: whether hardly anything but a movie is compared with there.
        shortest: characters that a title has at least, there.
    """

    text: str
    strong: bool
    sure: bool
    shortest: int = 2


class Han:
    """What a Chinese sentence names.

    Args:
        text: without what stands in marks and quotes.
        known: what it may name.
    """

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self.known = known
        self.slots = list(_slots(text)) if _CHARS.search(text) else []

    def is_unknown(self) -> bool:
        """Whether something is compared with that is no kind of movie and no fact."""
        return any(slot.sure and not self._is_plain(slot.text) for slot in self.slots) or any(
            self._is_sequel(*found) for found in _NUMBERED.findall(self.text)
        )

    def _is_sequel(self, name: str, number: str) -> bool:
        """Whether a number makes a title of what stands before it."""
        tails = [name[at:] for at in range(len(name) - 1)]
        if any(f"{tail}{number}" in self.known.han for tail in tails):
            return False
        if any(name_key(tail) in self.known.titles for tail in tails):
            return True
        return not _is_worded(name) and not name.endswith(chinese.COUNTED)

    def keys(self) -> Iterator[str]:
        """What to look up: each run of characters long enough, and short ones behind a cue."""
        for run in self._runs():
            for first in range(len(run)):
                for last in range(first + SURE, min(len(run), first + LONGEST) + 1):
                    yield name_key(run[first:last])
        for slot in self.slots:
            for last in range(slot.shortest, min(len(slot.text), LONGEST) + 1):
                yield name_key(slot.text[:last])

    def names_one(self, found: Collection[str]) -> bool:
        """Whether it names one of these titles, which are of no movie that its writer was told."""
        if not found:
            return False
        for run in self._runs():
            for first in range(len(run)):
                for last in range(first + SURE, min(len(run), first + LONGEST) + 1):
                    title = run[first:last]
                    if name_key(title) in found and not self._is_usual(title):
                        return True
        return any(
            name_key(slot.text[:last]) in found and self._is_meant(slot, slot.text[:last])
            for slot in self.slots
            for last in range(slot.shortest, min(len(slot.text), LONGEST) + 1)
        )

    def _runs(self) -> list[str]:
        return [one.strip() for one in _CLAUSE.findall(self.text) if _CHARS.search(one)]

    def _is_fact(self, title: str) -> bool:
        """Whether the facts hold it; not in the midst of a Japanese title: 用心棒, 荒野の用心棒."""
        han = self.known.han
        return title in han and bool(re.search(f"(?<!{_KANA}){re.escape(title)}(?!{_KANA})", han))

    def _is_usual(self, title: str) -> bool:
        """Whether it is a fact, everyday words or somebody's name, wherever it stands."""
        is_name = len(title) < LONG - 1 and chinese.SOUNDS.issuperset(title)
        return is_name or title in chinese.IDIOMS or self._is_fact(title) or _is_worded(title)

    def _is_meant(self, slot: Slot, title: str) -> bool:
        is_short = len(title) < LONG
        if self._is_fact(title) or (is_short and _is_worded(title) and not slot.strong):
            return False
        rest = slot.text[len(title) :]
        ends = not rest or bool(_subject().match(rest)) or bool(_ends().match(rest))
        is_usual = title in chinese.WORDS or title in chinese.IDIOMS
        return ends if is_usual or not slot.strong else True

    def _begins_with_title(self, text: str) -> bool:
        """Whether the title of a movie that was found stands here."""
        return any(
            name_key(text[:last]) in self.known.titles
            for last in range(1, min(len(text), LONGEST) + 1)
        )

    def _is_plain_tail(self, text: str) -> bool:
        """Whether what is described is no title: "like a merrier" and then its name."""
        head = _ends().split(text, maxsplit=1)[0].strip() or text
        _, of, tail = head.rpartition("的")
        is_plain = len(tail) < DESCRIBED or tail.endswith(chinese.KINDS) or _is_worded(tail)
        is_plain = is_plain or bool(_openers().match(tail))
        return not of or is_plain or tail in self.known.han or name_key(tail) in self.known.titles

    def _is_plain(self, text: str) -> bool:
        text = _REFERRED.sub("", text)
        if _NUMERALS.match(text):
            return False
        if self._begins_with_title(text) or text in self.known.han:
            return True
        if _openers().match(text):
            return self._is_plain_tail(text)
        head = _ends().split(text, maxsplit=1)[0].strip()
        return self._is_plain_head(head)

    def _is_plain_head(self, head: str) -> bool:
        if len(head) <= SHORT or head.endswith(chinese.KINDS):
            return True
        if head in chinese.WORDS or head in chinese.IDIOMS:
            return True
        if chinese.SOUNDS.issuperset(head):
            return True  # somebody's name, as far as anybody can tell
        opening, of, _ = head.partition("的")
        if (of and len(opening) > 1 and _is_worded(opening)) or (
            chinese.JOINTS & {*head} and _is_worded(head)
        ):
            return True
        told = (size for size in range(2, len(head) + 1) if head[:size] in self.known.han)
        longest = max(told, default=0)
        return bool(longest) and _is_worded(head[longest:])


def _slots(text: str) -> Iterator[Slot]:
    for clause in _CLAUSE.findall(text):
        for patterns, strong, sure, shortest in _patterns():
            for pattern in patterns:
                for found in pattern.finditer(clause.strip()):
                    if place := found[1].strip():
                        yield Slot(place, strong, sure, shortest)


def _is_worded(text: str) -> bool:
    """Whether a text is words of reasons, at most half of it single characters."""
    least = {0: 0}  # single characters up to each place
    for end in range(1, len(text) + 1):
        ways = [
            least[start] + (end - start == 1)
            for start in range(max(0, end - LONGEST_WORD), end)
            if start in least and text[start:end] in chinese.WORDS
        ]
        if ways:
            least[end] = min(ways)
    return 2 * least.get(len(text), len(text) + 1) <= len(text) or text in chinese.WORDS


@cache
def _patterns() -> list[tuple[list[re.Pattern[str]], bool, bool, int]]:
    kinds = (
        (chinese.STRONG, True, True, 2),
        (chinese.LOOSE, True, False, 2),
        (chinese.WEAK, False, False, 2),
        (chinese.ANY, False, False, 3),
    )
    return [
        ([_compiled(one) for one in patterns], strong, sure, shortest)
        for patterns, strong, sure, shortest in kinds
    ]


def _compiled(pattern: str) -> re.Pattern[str]:
    """A place that ends with the pattern reaches to the end of the clause, behind every cue."""
    if pattern.startswith("(X)"):
        return re.compile(pattern.replace("X", _PLACE))
    place = _PLACE if not pattern.endswith("(X)") else _PLACE[:-2] + ")"
    return re.compile(f"(?={pattern.replace('X', place)})")


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(f"(?:{chinese.OPENERS})")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{chinese.ENDS})")


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(
        "(?:、|第|系列|更|也|则|同样|明显|才|比|的|那|一|里|中|是|同|还|相|几乎|要|谈|讲|拍|走|早|曾|先|后|不|没|再|却|都|能|仍|在|用|把|让|之)"
    )
