"""What stands in the way of whoever signs in or acts, with cause and repair; none tells whether a login exists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from service.access.profiles import Profile
from service.access.sessions import Ended, Need
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Role


class SignInRefused(Fault):
    """Whoever signs in has not shown who they are, for whatever reason."""

    def __init__(self, profile: Profile) -> None:
        minutes = _minutes(profile.lock)
        said = Said(
            "登录名、密码或动态口令不正确，或者这个账号现在不能登录；请核对后重试。"
            f"连续失败 {profile.failures} 次的账号锁定 {minutes} 分钟；确认无误仍不能登录的，请联系安全管理员",
            "login, password or code is wrong, or this account cannot be signed in to now; check them and try again. "
            f"{profile.failures} failures lock an account for {minutes} minutes; ask a security administrator if you "
            "are certain of them",
        )
        super().__init__("sign-in-refused", said)


class ProofRefused(Fault):
    """Whoever is signed in has not shown again who they are."""

    def __init__(self) -> None:
        said = Said(
            "密码或动态口令不正确，没有办理；请核对后重试。每个动态口令只能用一次，刚用过的，请等下一个",
            "password or code is wrong, nothing was done; check them and try again. Each code works once: if you have "
            "just used it, wait for the next",
        )
        super().__init__("proof-refused", said)


class SecondFactorNeeded(Fault):
    """The password is right; the account has a second factor."""

    def __init__(self) -> None:
        said = Said(
            "还需要动态口令：请输入验证器上的六位数字，或一个恢复码",
            "a code is needed as well: give the six digits of your authenticator, or a recovery code",
        )
        super().__init__("second-factor-needed", said)


class TooFast(Fault):
    """Too many failures came from one address."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        seconds = max(1, -(-wait // timedelta(seconds=1)))
        said = Said(
            f"从这个网络地址来的失败太多；请等 {seconds} 秒再试",
            f"too many failures came from this address; try again in {seconds} seconds",
        )
        super().__init__("too-fast", said)


class NotSignedIn(Fault):
    """There is no session, or it is over."""

    def __init__(self, why: Ended | None = None) -> None:
        zh, en = (
            (f"会话已结束（{why.said.zh}）", f"the session is over ({why.said.en})")
            if why
            else ("尚未登录", "not signed in")
        )
        super().__init__("not-signed-in", Said(f"{zh}；请登录", f"{en}; sign in"))


class FirstThis(Fault):
    """The session is good for something else only, until that is done."""

    def __init__(self, needs: Iterable[Need]) -> None:
        self.needs = tuple(needs)
        zh = "、".join(need.said.zh for need in self.needs)
        en = ", ".join(need.said.en for need in self.needs)
        super().__init__("first-this", Said(f"在办理业务之前，请先{zh}", f"before anything else: {en}"))


class Unconfirmed(Fault):
    """The act needs a confirmation, and there is none for exactly this."""

    def __init__(self) -> None:
        said = Said(
            "这一步须再次确认身份：没有可用的确认（没有、已过期、已用过，或确认的不是现在的内容）；请输入密码再确认一次",
            "this needs a confirmation of who you are, and there is none for it (none, expired, used, or for other "
            "content); give your password once more",
        )
        super().__init__("unconfirmed", said)


class EnrolmentRefused(Fault):
    """There is nothing to finish, or the code is not of the secret that was shown."""

    def __init__(self) -> None:
        said = Said(
            "动态口令没有登记：没有正在进行的登记，或输入的不是验证器上现在的六位数字（手机时间须准确）；请重新扫码，再输入一次",
            "no second factor was enrolled: no enrolment was begun, or these are not the six digits that the "
            "authenticator shows now (its clock must be right); scan the code again and give its digits",
        )
        super().__init__("enrolment-refused", said)


class CodeUnusable(Fault):
    """A one-time code that does not work."""

    def __init__(self) -> None:
        said = Said(
            "这个一次性代码不能用：写错、已用过、已过期，或已被新的代替；请核对，或请管理员重置账号，换一个新的",
            "this one-time code does not work: mistyped, used, expired or replaced; check it, or ask an administrator "
            "to reset the account for a new one",
        )
        super().__init__("code-unusable", said)


class CodeNotReleased(Fault):
    """The one-time code is right; another administrator has to release it."""

    def __init__(self, by: Role) -> None:
        said = Said(
            f"这个一次性代码还没有放行；请联系{by.label}核实并放行，之后用同一个代码再试",
            f"this one-time code is not released yet; ask a {by.said.en} to release it, then use it again",
        )
        super().__init__("not-released", said)


class SessionUnknown(Fault):
    """Nobody else's session can be ended, nor one that is over."""

    def __init__(self, number: int) -> None:
        said = Said(
            f"您没有编号为 {number} 的会话，或它已经结束；请重新列出再选",
            f"you have no session {number}, or it is over; list them again and choose",
        )
        super().__init__("session-unknown", said)


def _minutes(time: timedelta) -> int:
    return time // timedelta(minutes=1)
