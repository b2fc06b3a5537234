"""The three administrators, and a browser at an installation of theirs."""

from __future__ import annotations

from service.vocabulary.person import Person, Role
from tests.web.browsing import Browser

SYSTEM = Person(0, "孙系统", Role.SYSTEM_ADMIN)
SECURITY = Person(0, "李安全", Role.SECURITY_ADMIN)
AUDITOR = Person(0, "赵审计", Role.AUDIT_ADMIN)
ASSESSOR = Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")


def signed_in(browser: Browser) -> dict[Role, str]:
    """Role → the token of a session of each of them; `browser` stays signed in as the last."""
    tokens = {}
    for login, person in (("sun", SYSTEM), ("li", SECURITY), ("zhao", AUDITOR)):
        browser.sign_in(person, login)
        tokens[person.role] = browser.client.cookies["__Host-sid"]
    return tokens


def become(browser: Browser, tokens: dict[Role, str], role: Role) -> Browser:
    """The same browser with the session of another."""
    browser.client.cookies.clear()
    browser.client.cookies.set("__Host-sid", tokens[role])
    return browser
