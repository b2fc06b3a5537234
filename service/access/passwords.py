"""What a new password lacks under a profile: everything at once, with the repair, and never the password itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from itertools import pairwise

from service.access.account import Account
from service.access.common_passwords import is_common
from service.access.profiles import PasswordRules, Profile
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Person

LONGEST = 256
"""Technical: hashing is not to be fed with megabytes."""
SYSTEM_WORDS = ("acceptance", "yanshou", "园区", "循环化", "验收")
_SHORTEST_WORD = 4
_SHORTEST_HAN_WORD = 2
_PERIOD = 4
"""Characters: what repeats with a shorter or equal period is refused."""
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUN_SHARE = 2
"""A password that is to more than a half one run along alphabet, digits or keyboard is refused."""
_LEET = str.maketrans("@$013457!", "asoleasti")
_TRIMMINGS = "0123456789!@#$%^&*._-+=? "
_CLASSES = (
    (str.isupper, Said("大写字母", "capital letters")),
    (str.islower, Said("小写字母", "small letters")),
    (str.isdecimal, Said("数字", "digits")),
    (lambda mark: not (mark.isupper() or mark.islower() or mark.isdecimal()), Said("其他字符", "other characters")),
)
_COMMON = Said(
    "太常见或太有规律（常用密码、重复、连续的字符或键位），请换成别人想不到的，例如几个不相干的词连起来",
    "it is too common or too regular (a frequent password, repeated or consecutive characters or keys); choose one "
    "that nobody expects, as several unrelated words",
)
_NAMED = Said(
    "不能含有登录名、姓名、工号或电话、地区、园区、系统的名称，请去掉",
    "it must not hold the login, the name, staff or telephone number, region, park or system; leave them out",
)


class PasswordRefused(Fault):
    """A new password that the profile does not allow; `lacks` in the order of the rules."""

    def __init__(self, lacks: Collection[Said]) -> None:
        self.lacks = tuple(lacks)
        zh, en = "；".join(one.zh for one in self.lacks), "; ".join(one.en for one in self.lacks)
        super().__init__(
            "password-lacks", Said(f"新密码不合要求，没有更改：{zh}", f"the new password is refused: {en}")
        )


def lacks(password: str, profile: Profile, second_factor: bool, words: Collection[str]) -> tuple[Said, ...]:
    """What the password lacks; nothing where it may be used. words: that it must not hold."""
    return tuple(_lacking(unicodedata.normalize("NFKC", password), profile.password, second_factor, words))


def own_words(account: Account, person: Person) -> tuple[str, ...]:
    """What stands near at hand for this account: its own names, its places, and the system's."""
    places = (person.jurisdiction, person.city.removesuffix("市"), person.park)
    return (account.login, account.identity, "".join(person.name.split()), *places, *SYSTEM_WORDS)


def reused(rules: PasswordRules) -> Said:
    """The lack of a password that the account has or had."""
    if rules.remembered == 1:
        return Said("与现在的密码相同，请换一个", "it is the present password; choose another")
    return Said(
        f"与最近 {rules.remembered} 个密码之一相同，请换一个没有用过的",
        f"it is one of the last {rules.remembered} passwords; choose a new one",
    )


def _lacking(password: str, rules: PasswordRules, second_factor: bool, words: Collection[str]) -> Iterator[Said]:
    least = rules.length_with_second_factor if second_factor else rules.length
    if len(password) < least:
        yield Said(
            f"至少 {least} 个字符，现在 {len(password)} 个，请加长",
            f"at least {least} characters, it has {len(password)}; make it longer",
        )
    if len(password) > LONGEST:
        yield Said(f"至多 {LONGEST} 个字符，请缩短", f"at most {LONGEST} characters; make it shorter")
    missing = [said for has, said in _CLASSES if not any(map(has, password))]
    if len(_CLASSES) - len(missing) < rules.classes:
        zh, en = "、".join(one.zh for one in missing), ", ".join(one.en for one in missing)
        yield Said(
            f"大写字母、小写字母、数字、其他字符四类中至少 {rules.classes} 类，现在没有{zh}，请加上",
            f"at least {rules.classes} of the four kinds capital letters, small letters, digits and others; it has no "
            f"{en}: add some",
        )
    plain = password[: LONGEST + 1].casefold()
    if _is_common(plain):
        yield _COMMON
    if _holds_any(plain, words):
        yield _NAMED


def _is_common(plain: str) -> bool:
    stem = plain.strip(_TRIMMINGS)
    stems = (plain, stem, _letters(plain), plain.translate(_LEET), stem.translate(_LEET))
    return any(map(is_common, stems)) or _repeats(plain) or _runs(plain)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _repeats(plain: str) -> bool:
    if len(plain) <= _PERIOD:
        return False
    return any(plain == (plain[:period] * len(plain))[: len(plain)] for period in range(1, _PERIOD + 1))


def _runs(plain: str) -> bool:
    """Whether most steps from character to character go along one run, forwards or backwards."""
    steps = [a + b for a, b in pairwise(plain)]
    along = sum(any(step in run or step in run[::-1] for run in _RUNS) for step in steps)
    return along * _RUN_SHARE > len(steps)


def _holds_any(plain: str, words: Collection[str]) -> bool:
    return any(word in plain for word in map(str.casefold, words) if len(word) >= _shortest(word))


def _shortest(word: str) -> int:
    return _SHORTEST_WORD if word.isascii() else _SHORTEST_HAN_WORD
