"""The code blocks of a manual, in order, and what each asks of a reader who follows it on a copy of the rule base.

What a block is its first line says: `# 文件 …` is written, `# 改 …` replaces lines, `# 追加 …` is added at the end.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from service.cli.main import app
from tests.conventions.repository import ROOT

ON = "2026-03-31"
_BLOCK = re.compile(r"^```(\w*) ?(.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_DATED = ("check", "test", "explain", "list", "matrix", "changelog", "diff", "example")


@dataclass(frozen=True)
class Block:
    """`kind` is sh, text, yaml …; `note` what follows it; `claim` and `target` the words of a first comment line."""

    kind: str
    note: str
    text: str

    @property
    def claim(self) -> str:
        return self._first[0]

    @property
    def target(self) -> str:
        return self._first[1]

    @property
    def body(self) -> str:
        """The text below its claim."""
        return self.text.partition("\n")[2] if self.claim else self.text

    @property
    def _first(self) -> tuple[str, str]:
        hit = re.match(r"# (文件|改|追加|片段|整份) (.+)\n", self.text)
        return (hit[1], hit[2]) if hit else ("", "")


def blocks(path: Path) -> list[Block]:
    """The code blocks of a Markdown file."""
    return [Block(kind, note, text) for kind, note, text in _BLOCK.findall(path.read_text(encoding="utf-8"))]


def commands(block: Block) -> Iterator[list[str]]:
    """The words of each acceptance command in a block, without the program's name."""
    for line in block.text.splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["acceptance"]:
            yield words[1:]


class Reader:
    """Follows a manual in a folder of its own: does what blocks say, remembers what was printed last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._printed = ""
        for name in ("rules", "rubrics", "features"):
            shutil.copytree(ROOT / name, folder / name)

    def follow(self, block: Block) -> None:
        """Do what a block says; an AssertionError says what did not come true."""
        if block.kind == "sh":
            self._run(block)
        elif block.kind == "text":
            for line in block.text.splitlines():
                assert line.strip() in self._printed, f"not printed: {line}\n{self._printed[:3000]}"
        elif block.claim == "文件":
            (self._folder / block.target).write_text(block.body, encoding="utf-8")
        elif block.claim == "改":
            self._change(block)
        elif block.claim == "追加":
            with (self._folder / block.target).open("a", encoding="utf-8") as file:
                file.write(block.body)

    def _run(self, block: Block) -> None:
        self._printed = ""
        for words in commands(block):
            dated = ["--on", ON] if words[1] in _DATED else []
            place = [str(self._folder / word) if word.endswith((".html", ".json")) else word for word in words]
            result = CliRunner().invoke(app, [*place, *dated], env=self._environment())
            self._printed += result.output
            red = block.note == "不通过"
            assert (result.exit_code != 0) == red, f"acceptance {shlex.join(words)}: {result.output[-2000:]}"

    def _environment(self) -> dict[str, str]:
        return {f"ACCEPTANCE_{name.upper()}_DIR": str(self._folder / name) for name in ("rules", "rubrics", "features")}

    def _change(self, block: Block) -> None:
        """Each line takes the place of the first line that begins alike; one that none does follows the line before."""
        path = self._folder / block.target
        lines = path.read_text(encoding="utf-8").splitlines()
        last = 0
        for new in block.body.splitlines():
            key = re.match(r"\|.*|[^:：]*[:：](?: [\w-]+(?=,))?", new)
            assert key is not None, f"no key in: {new}"
            found = [number for number, line in enumerate(lines) if line.strip().startswith(key[0])]
            if found:
                last = found[0]
                lines[last] = _indented(new, lines[last])
            else:
                lines.insert(last + 1, _indented(new, lines[last]))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _indented(new: str, like: str) -> str:
    return " " * (len(like) - len(like.lstrip())) + new
