"""New passwords: everything that is lacking is said at once, in both languages, and never the password."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.passwords import LONGEST, PasswordRefused, lacks, own_words, reused
from service.access.profiles import Profile
from service.vocabulary.person import Person, Role
from tests.access.builders import ASVS, MLPS3, account

PERSON = Person(7, "张 三丰", Role.ASSESSOR, None, "zhejiang", "杭州市", "zhejiang-7")
WORDS = own_words(account(login="zhang.sf", identity="GX2031"), PERSON)


def lacking(password: str, profile: Profile, second_factor: bool = True) -> str:
    return " ".join(one.zh for one in lacks(password, profile, second_factor, WORDS))


@pytest.mark.parametrize("password", ["Lin9-Wuchang-Qiao", "五里亭外听雨Kd7落花满阶", "kd7 Tanglang wuchan"])
def test_good_ones_pass(password: str) -> None:
    assert lacking(password, MLPS3) == ""


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("Kd7-tangl", "至少 12 个字符，现在 9 个"),
        ("tanglangbuchan", "四类中至少 3 类，现在没有大写字母、数字、其他字符"),
        ("K7-" * 100, "至多 256 个字符"),
        ("P@ssw0rd2024!!", "太常见"),
        ("Football-2024", "太常见"),
        ("Ab1-Ab1-Ab1-Ab1-", "太常见或太有规律"),
        ("Abcdefghij123", "太常见或太有规律"),
        ("Poiuytrewq-12", "太常见或太有规律"),
        ("Zhang.SF-77kdx", "不能含有登录名"),
        ("我是张三丰Kd7不假ab", "不能含有登录名"),
        ("Kd7-GX2031-xyw", "不能含有登录名"),
        ("Hao-Acceptance-7", "不能含有登录名"),
        ("杭州的雨Kd7落花满阶楼", "不能含有登录名"),
    ],
)
def test_each_lack_is_told(password: str, told: str) -> None:
    assert told in lacking(password, MLPS3)


def test_the_asvs_profile_asks_for_length_and_nothing_known() -> None:
    assert lacking("tanglang buchan huangque", ASVS, second_factor=False) == ""
    assert "至少 15 个字符" in lacking("tanglangbuchan", ASVS, second_factor=False)
    assert lacking("tanglangbu", ASVS, second_factor=True) == ""
    assert "太常见" in lacking("baseball", ASVS)
    assert "太常见" in lacking("aaaaaaaaaaaaaaaa", ASVS)


def test_all_lacks_come_at_once() -> None:
    refused = PasswordRefused(lacks("zhang.sf", MLPS3, True, WORDS))
    assert len(refused.lacks) == 3
    assert refused.code == "password-lacks"
    assert all(one.zh in refused.said.zh and one.en in refused.said.en for one in refused.lacks)


@given(password=st.text(max_size=LONGEST + 5), second_factor=st.booleans())
def test_the_password_itself_is_never_told(password: str, second_factor: bool) -> None:
    for profile in (MLPS3, ASVS):
        found = lacks(password, profile, second_factor, WORDS)
        least = profile.password.length_with_second_factor if second_factor else profile.password.length
        if not found:
            assert len(password.encode()) >= least
        elif len(password) > 12:
            assert all(password not in one.zh and password not in one.en for one in found)


def test_former_passwords_are_told_by_their_number() -> None:
    assert "最近 5 个" in reused(MLPS3.password).zh
    assert "与现在的密码相同" in reused(ASVS.password).zh
