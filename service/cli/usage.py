"""A command that cannot be understood: what is wrong with it, in Chinese or, where English is asked for, in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from typer._click import Context
from typer._click.exceptions import (  # there is no public name for all of them
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)

from service.vocabulary.language import Language, Said

PROGRAMME = "acceptance"
STOPPED = Said("已停下，没有做完", "stopped; it was not finished")
_SAYINGS: tuple[tuple[str, Callable[[re.Match[str]], Said]], ...] = (
    (
        r"No such command '(?P<word>.*?)'\.(?: Did you mean (?P<near>.*)\?)?",
        lambda found: Said(
            f"没有命令“{found['word']}”{_near(found['near'])}",
            f"there is no command “{found['word']}”{_near_en(found['near'])}",
        ),
    ),
    ("Missing command", lambda _: Said("没有写命令", "no command is given")),
    (
        r"Got unexpected extra arguments?(?:\(s\))? \((?P<word>.*)\)",
        lambda found: Said(f"多写了“{found['word']}”", f"“{found['word']}” is too much"),
    ),
)
"""What the library says of a whole command → the same in both languages."""
_VALUES: tuple[tuple[str, Callable[[re.Match[str]], Said]], ...] = (
    ("valid integer", lambda _: Said("应当是整数", "it has to be a whole number")),
    (
        r"less than or equal to (?P<most>\S+)",
        lambda found: Said(f"不能大于 {found['most']}", f"it must not be above {found['most']}"),
    ),
    (
        r"greater than or equal to (?P<least>\S+)",
        lambda found: Said(f"不能小于 {found['least']}", f"it must not be below {found['least']}"),
    ),
)
"""The same of the value of an option or argument."""


class NotUnderstood(Exception):  # noqa: N818 - says what was written
    """The value of an option that stands for nothing; `said` tells what to write, with exit code 2."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.zh)
        self.said = said


def language_of(words: Sequence[str]) -> Language:
    """The language that the words of a command ask for, as far as can be told of a command that was not understood."""
    given = [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    given += [after for word, after in pairwise(words) if word == "--lang"]
    return Language.EN if any(one.strip().lower() == Language.EN for one in given) else Language.ZH


def complaint(error: UsageError, language: Language) -> str:
    """Two lines: what is wrong, and which command tells how it is used; empty where the help was shown already."""
    if isinstance(error, NoArgsIsHelpError):
        return ""
    said, where = _said(error), _where(error.ctx)
    return Said(f"{said.zh}，没有执行。\n{where.zh}", f"{said.en}; nothing was done.\n{where.en}").told(language)


def _where(context: Context | None) -> Said:
    if context is None:
        return Said("在同一命令后面写 --help，可以看用法", "write --help after the same command to see how it is used")
    command = " ".join([PROGRAMME, *_names(context), "--help"])
    return Said(f"用法见 {command}", f"see {command}")


def _names(context: Context) -> list[str]:
    """Of the command and the groups it is in, without what the program itself was called by."""
    if context.parent is None:
        return []
    return [*_names(context.parent), context.info_name or ""]


def _said(error: UsageError) -> Said:
    match error:
        case MissingParameter():
            name = _name(error)
            return Said(f"缺少{name.zh}", f"{name.en} is missing")
        case BadParameter():
            name, said = _name(error), _of(error.message, _VALUES)
            return Said(f"{name.zh} 的值不能用：{said.zh}", f"the value of {name.en} cannot be used: {said.en}")
        case NoSuchOption():
            near = sorted(error.possibilities or ())
            hint, hint_en = _near("、".join(near)), _near_en(", ".join(near))
            return Said(f"没有选项 {error.option_name}{hint}", f"there is no option {error.option_name}{hint_en}")
        case BadOptionUsage() if "does not take" in error.message:
            return Said(f"选项 {error.option_name} 后面不写值", f"the option {error.option_name} takes no value")
        case BadOptionUsage():
            return Said(f"选项 {error.option_name} 后面要写值", f"the option {error.option_name} takes a value")
        case _:
            return _of(error.message, _SAYINGS)


def _of(message: str, sayings: Sequence[tuple[str, Callable[[re.Match[str]], Said]]]) -> Said:
    """What the library says, in both languages where it is known, otherwise as it stands."""
    for pattern, said in sayings:
        if found := re.search(pattern, message):
            return said(found)
    return Said(message, message)


def _name(error: BadParameter) -> Said:
    """The option, or what an argument is called in the help."""
    assert error.param is not None, "the library names the parameter of every fault in one"
    if error.param.param_type_name == "argument":
        name = (error.param.metavar or error.param.name or "").strip("{}[]")
        return Said(f"“{name}”", f"“{name}”")
    option = max(error.param.opts, key=len)
    return Said(f"选项 {option}", f"the option {option}")


def _near(word: str | None) -> str:
    return f"；您是否想写 {word.replace(chr(39), '')}" if word else ""


def _near_en(word: str | None) -> str:
    return f"; did you mean {word.replace(chr(39), '')}" if word else ""
