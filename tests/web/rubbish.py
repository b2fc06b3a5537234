"""What people, and whoever means ill, type into fields; and what is true of every answer to it."""

from __future__ import annotations

import httpx
from hypothesis import strategies as st

from tests.web.browsing import valid

ODD = (
    *("", " ", "　", "0", "-1", "９９９９", "1e9999", "NaN", "٣", "9" * 5000, "镕堃喆𠮷龘", "\u202e反", "'\"><script>"),
    *("\ud7ff", "../../etc/passwd", "=HYPERLINK(1)", "{{7*7}}", "%s%n", "2026-02-30", "\r\n\r\n"),
)
"""Each form is asked for words about these; of the one character that no form takes it is told before it is read."""
RUBBISH = st.one_of(st.sampled_from((*ODD, "\x00")), st.text(max_size=40))
_FAULT_OF_OURS, _REFUSED, _NOT_SHOWN = 500, 400, (403, 404)
"""The last have one page for all, which has tests of its own."""


def require_words(answer: httpx.Response) -> None:
    """Return only if what was sent is answered with a page in words, or with one that follows.

    Raises:
        AssertionError: it is not. html5lib.html5parser.ParseError: it is no valid page.
    """
    assert answer.status_code < _FAULT_OF_OURS, answer.text
    if answer.status_code not in _NOT_SHOWN:
        valid(answer)
    if answer.status_code >= _REFUSED and answer.headers.get("content-type", "").startswith("text/html"):
        assert "<h1" in answer.text
        assert "Traceback" not in answer.text
