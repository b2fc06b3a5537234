"""One YAML file → its node tree. Strict: no duplicate keys, tabs, anchors, tags, second documents or big files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, DocumentStartEvent, Event

from service.authoring.compose import Composer
from service.authoring.events import parse_events
from service.authoring.full_width import full_width_signs, without_quoted
from service.authoring.invisible import first_invisible, invisible
from service.authoring.lost_colon import lost_colons
from service.authoring.node import Node
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog, RuleProblem
from service.authoring.slips import likely_slips
from service.authoring.tight_colon import tight_colons
from service.authoring.unfilled import UNFILLED, unfilled

MOST_BYTES = 256 * 1024
"""The largest file that is read."""

_TAB = Mistake(
    "tab",
    "制表符（Tab）",
    "空格",
    "把制表符换成空格，每级缩进两个空格",
    en=English("a tab", "spaces", "replace the tab by spaces, two for each level"),
)
_EMPTY = Mistake(
    "empty-file",
    "空文件",
    "至少一个“键: 值”",
    "填写内容，或删去这个文件",
    en=English("an empty file", "at least one “key: value”", "fill it in, or delete the file"),
)


def read_document(path: Path, label: str, log: ProblemLog) -> Node | None:
    """The content of a file, None when it cannot be read as YAML; every fault goes to `log` under `label`.

    What was read is remembered by content, so reading an unchanged file again costs next to nothing.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        reason = error.strerror or type(error).__name__
        log.add(
            Position(label, 1, 1),
            Mistake(
                "unreadable",
                f"无法读取的文件（{reason}）",
                "可读的文件",
                "检查文件是否存在、是否有读取权限",
                en=English(
                    f"a file that cannot be read ({reason})",
                    "a readable file",
                    "check that the file is there and that you may read it",
                ),
            ),
        )
        return None
    if size > MOST_BYTES:
        log.add(Position(label, 1, 1), _too_big(size))
        return None
    node, problems = parse_document(content, label)
    log.extend(problems)
    return node


@lru_cache(maxsize=4096)
def parse_document(content: bytes, label: str) -> tuple[Node | None, tuple[RuleProblem, ...]]:
    """The node tree of one file's bytes (None when there is none) and its faults."""
    log = ProblemLog()
    if len(content) > MOST_BYTES:
        log.add(Position(label, 1, 1), _too_big(len(content)))
        return None, log.problems()
    text = _decoded(content, label, log)
    node = None if text is None or not _clean(text, label, log) else _parsed(text, label, log)
    return node, log.problems()


def _too_big(size: int) -> Mistake:
    return Mistake(
        "too-big",
        f"{size:,} 字节的文件",
        f"不超过 {MOST_BYTES:,} 字节（256 KB）的文件",
        "把内容拆成几个文件：一条规则一个文件",
        en=English(f"a file of {size:,} bytes", f"at most {MOST_BYTES:,} bytes (256 KB)", "split it: one rule a file"),
    )


def _decoded(content: bytes, label: str, log: ProblemLog) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        log.add(
            Position(label, line, column),
            Mistake(
                "not-utf8",
                "不是 UTF-8 编码的字节（可能是 GBK）",
                "UTF-8 编码的文件",
                "在编辑器里选择“另存为 UTF-8”",
                en=English(
                    "bytes that are no UTF-8 (maybe GBK)", "a file in UTF-8", "choose “save as UTF-8” in the editor"
                ),
            ),
        )
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str, label: str, log: ProblemLog) -> bool:
    """Whether the text is free of tabs and control characters; the first of them on each line is told."""
    before = len(log)
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            log.add(Position(label, number, line.index("\t") + 1), _TAB)
        elif (at := first_invisible(line)) is not None:
            log.add(Position(label, number, at + 1), invisible(line[at]))
    return len(log) == before


def _parsed(text: str, label: str, log: ProblemLog) -> Node | None:
    try:
        events = parse_events(text)
    except MarkedYAMLError as error:
        _note_at(likely_slips(error, text.split("\n")), label, log)
        return None
    except YAMLError as error:
        log.add(
            Position(label, 1, 1),
            Mistake(
                "not-yaml",
                f"无法解析的内容（{error}）",
                "YAML 1.2 文本",
                "检查文件内容",
                en=English(f"content that is no YAML ({error})", "YAML 1.2", "check the file's content"),
            ),
        )
        return None
    except Mistake as mistake:
        log.add(Position(label, 1, 1), mistake)
        return None
    signs = list(full_width_signs(without_quoted(text, events)))
    _note_at(signs, label, log)
    if not _plain_document(events, label, log) or signs:
        return None
    node = Composer(events, label, log).document()
    slips = [*(unfilled(node) if UNFILLED in text else ()), *tight_colons(node), *lost_colons(node)]
    for place, slip in slips:
        log.add(place, slip)
    return None if slips else node


def _note_at(found: Iterable[tuple[int, int, Mistake]], label: str, log: ProblemLog) -> None:
    for line, column, mistake in found:
        log.add(Position(label, line + 1, column + 1), mistake)


def _plain_document(events: list[Event], label: str, log: ProblemLog) -> bool:
    """Whether there is exactly one document without anchors, aliases and tags."""
    before = len(log)
    starts = [event for event in events if isinstance(event, DocumentStartEvent)]
    if not starts:
        log.add(Position(label, 1, 1), _EMPTY)
    for extra in starts[1:]:
        mistake = Mistake(
            "second-document",
            "第二个文档（---）",
            "一个文件一个文档",
            "把它移到单独的文件里",
            en=English("a second document (---)", "one document a file", "move it to a file of its own"),
        )
        log.add(_place(extra, label), mistake)
    for event in events:
        if mistakes := _refused(event):
            log.add(_place(event, label), mistakes)
    return len(log) == before


def _refused(event: Event) -> Mistake | None:
    if isinstance(event, AliasEvent):
        return Mistake(
            "alias",
            f"别名 *{event.anchor}",
            "直接写出的值",
            "把值原样再写一遍；若是文字，请加引号",
            en=English(
                f"the alias *{event.anchor}", "the value itself", "write the value again; quote it if it is text"
            ),
        )
    if anchor := getattr(event, "anchor", None):
        return Mistake(
            "anchor",
            f"锚点 &{anchor}",
            "不带锚点的值",
            "删去锚点；若是文字，请加引号",
            en=English(
                f"the anchor &{anchor}", "a value without anchor", "delete the anchor; quote the value if it is text"
            ),
        )
    if tag := getattr(event, "tag", None):
        return Mistake(
            "tag",
            f"标签 {str(tag).replace('tag:yaml.org,2002:', '!!')}",
            "不带标签的值",
            "删去感叹号标签；若是文字，请加引号",
            en=English(
                f"the tag {str(tag).replace('tag:yaml.org,2002:', '!!')}",
                "a value without tag",
                "delete the tag; quote the value if it is text",
            ),
        )
    return None


def _place(event: Event, label: str) -> Position:
    return Position(label, event.start_mark.line + 1, event.start_mark.column + 1)
