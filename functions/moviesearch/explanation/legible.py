"""Text that may be shown: without hidden characters, markup, links and orders to a machine."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from moviesearch.index.analysis import name_words

_HIDDEN = {"Cc", "Cf", "Co", "Cn", "Cs"}  # bidi overrides and zero-width joiners among them
_LINK = re.compile(
    r"\w:/|//|\b(?i:www\.|hxxps?\b)|\b(?i:javascript|mailto|data|tel|file):\S|@\w|\w@"
    r"|(?<![\w.])[\w-]{2,}(?:\.[\w-]{2,})*\.(?:[a-z]{2,}|[A-Z]{2,})(?![\w.])"
    r"|(?:\d{1,3}\.){3}\d|\d[\d ()-]{8,}\d"
)
_MARKUP = re.compile(
    r"<\s*[\w/!?%]|&(?:#\w+|[a-z]+);|\]\s*\(|!\[|[`{}\\|~^]|__|\w_\w|^\s*(?:#+\s|>)"
    r"|\b(?i:system|assistant|developer|user)\s*:"
)
_ORDER = re.compile(
    # Take back what was said before.
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:above|all|any|earlier|every\w*|"
    r"instructions?|previous|prior|rules?|these|those|your?)\b"
    # Speak to a machine, or as one.
    r"|\b(?:system|developer|hidden|initial|your)\s*(?:prompt|message|instructions?|note)\b"
    r"|\b(?:instructions?|notes?|messages?|orders?|attention)\s+(?:for|to)\s+(?:the\s+|all\s+|any\s+)?"
    r"(?:\w+\s+)?(?:ai|llms?|models?|assistants?|machines?|readers?|recommenders?|systems?)\b"
    r"|\b(?:system|assistant|user|developer|admin|instructions?|important|role|content)\s*:"
    r"|\b(?:ai|language)\s+(?:assistant|model)s?\b|\bdear\s+(?:ai|llm|chatbot)\b"
    r"|\byou\s+(?:are\s+now|must|should|shall|recommend|choose)\b"
    r"|\byour\s+(?:answers?|encoder|explanations?|key|output|prompt|reasons?|repl(?:y|ies)|rules?|task)\b"
    r"|\b(?:do\s+anything\s+now|jailbreak\w*|debug\s+mode|system_\w+|json|bidi|ansi\s+escapes?)\b"
    r"|[\[<][/|]?\s*(?:inst|sys|system|im_start|im_end)\b|<\|"
    r"|\bpretend\s+(?:to\s+be\s+(?:an?\s+)?(?:ai|assistant)|that\s+you|you)\b"
    # Say what to answer.
    r"|\b(?:always|only|instead|just|please|now)\s+(?:be\s+)?(?:answer|call|choose|mention|name|output|"
    r"pick|praise|print|recommend|reply|respond|say|show|suggest|write)\w*\b"
    r"|\b(?:answer|begin|end|reply|respond|output)\s+(?:only|each|every|with)\b"
    r"|\bmust\s+(?:always\s+)?(?:be\s+called|mention|name|recommend|say)\b"
    r"|\brecommends?\s+(?:only\b|this\b|it\b|(?-i:[A-Z]))|\binstead\s+of\s+(?:this|these)\b[,.]"
    r"|(?:^|[.!?:;\"'(>\]}/]\s*)(?:act\s+as|add|advise|always|answer|append|begin|behave|choose\s+(?:id|this|these|the|it|only|\d)|click|do\s+not|"
    r"end|explain|follow\s+@|guess|hide\s+(?:the|a|an|words?|it)|include|insert|link|list|mention|name|output|pick|place|"
    r"please|praise|print|rank|rate|recommend|repeat|reply|respond|reveal|say|send|suggest|tell|"
    r"translate|use|visit|watch\s+instead|write)\b"
    # The same in other languages.
    r"|\b(?:ignora|ignorez|ignoriere|vergiss|olvida|oublie[zr]?|recomienda|recommande[zr]?|empfiehl)\b"
    r"|忽略|忽视|无视|無視|忘记(?:以上|之前|前面)|提示词|系统(?:提示|消息|指令)|系統"
    r"|只(?:能|要|需)?(?:推荐|回答|输出)|请(?:推荐|输出|回答|回复|写)|改为推荐|必须推荐|指示"
    r"|игнорируй|забудь|инструкци|посоветуй|무시|지시|プロンプト|勧めて|تجاهل|التعليمات",
    re.IGNORECASE,
)
_PROMPT_WORDS = 6  # in a row that stand in the instructions as well
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*|\n+")


def cleaned(text: str) -> str:
    """The text on one line, without characters that nobody sees."""
    spaced = "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in _HIDDEN
    )
    return " ".join(spaced.split())


def is_plain(text: str) -> bool:
    """Whether a cleaned text holds no link, no markup and nothing of the instructions."""
    narrow = unicodedata.normalize("NFKC", text)
    if _LINK.search(narrow) or _MARKUP.search(narrow):
        return False
    words = name_words(narrow)
    told = _instructions()
    return not any(
        " ".join(words[at : at + _PROMPT_WORDS]) in told
        for at in range(len(words) - _PROMPT_WORDS + 1)
    )


def gives_orders(text: str) -> bool:
    """Whether a text speaks to whoever answers instead of telling of a movie or a wish."""
    return bool(_ORDER.search(unicodedata.normalize("NFKC", text)))


def statements(text: str) -> list[str]:
    """The sentences of a text; none where it gives orders, for then none of it is to be trusted."""
    return [] if gives_orders(text) else [one for one in _SENTENCE.split(text) if one.strip()]


@cache
def _instructions() -> frozenset[str]:
    """Each run of words of the prompts."""
    folder = files("moviesearch.explanation")
    words = [
        word
        for name in ("prompt.md", "recognition.md")
        for word in name_words(folder.joinpath(name).read_text("utf-8"))
    ]
    runs = range(len(words) - _PROMPT_WORDS + 1)
    return frozenset(" ".join(words[at : at + _PROMPT_WORDS]) for at in runs)
