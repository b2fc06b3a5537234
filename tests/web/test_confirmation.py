"""Who asks is confirmed for exactly one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.access.refusals import ProofRefused, SecondFactorNeeded, Unconfirmed
from service.access.scope import INSTALLATION
from service.casework.acts.decision import Sign
from service.transport.auth import Caller
from service.transport.grave import asked_for
from service.web.confirmation import confirmed_here, refused_proof
from service.web.forms import Form, form_of
from service.workflow.access.targets import Found
from service.workflow.accounts.signed_in import signed_in
from service.workflow.installation.open_database import opened
from tests.storage.installations import installed
from tests.workflow.accounts.doors import CHEAP, LATER, PASSWORD, an_account, code_at, enter

ACT = Sign(content="a" * 64)


def test_the_form_confirms_one_act_once(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with installed("sqlite", tmp_path) as made:
        an_account(made.settings, at=now)
        signed = signed_in(made.settings, enter(made.settings, at=now).token, now)
        who = Caller(made.settings, signed, now + LATER, Found("zhejiang-2026-0001", INSTALLATION))
        form = form_of(password=PASSWORD, code=code_at(now + LATER))
        with pytest.raises(SecondFactorNeeded):
            confirmed_here(form_of(password=PASSWORD), who, CHEAP, ACT, 3)
        with pytest.raises(ProofRefused):
            confirmed_here(form_of(password="x", code="1"), who, CHEAP, ACT, 3)
        asked = confirmed_here(form, who, CHEAP, ACT, 3)
        assert (asked.seen, asked.who) == (3, str(signed.person.id))
        assert asked.first is not None
        with opened(made.settings) as database, database.writing() as session:
            other = asked_for(replace(ACT, content="b" * 64), who, 3, "unknown")
            assert other.first is not None
            with pytest.raises(Unconfirmed):
                other.first(session)
            asked.first(session)
            with pytest.raises(Unconfirmed):
                asked.first(session)


def test_what_is_wrong_with_the_proof_is_told_at_its_field() -> None:
    assert refused_proof(Form(), SecondFactorNeeded()).fault("code") is not None
    assert refused_proof(Form(), ProofRefused()).fault("password") is not None
