"""Every fault of a file that the program tells in Chinese it tells in English too."""

import re
from pathlib import Path

from service.vocabulary.problem import Unreadable
from service.vocabulary.unreadable_english import ENGLISH

_RAISED = re.compile(r'Unreadable\(\s*"([a-z-]+)"')


def test_every_code_that_is_raised_has_its_sentence() -> None:
    sources = (path.read_text(encoding="utf-8") for path in Path("service").rglob("*.py"))
    assert {code for source in sources for code in _RAISED.findall(source)} == ENGLISH.keys()
    assert all(sentence.isascii() and " " in sentence for sentence in ENGLISH.values())


def test_a_fault_is_told_in_both_languages() -> None:
    assert Unreadable("empty-file", "文件是空的。").said == ("文件是空的。", ENGLISH["empty-file"])
