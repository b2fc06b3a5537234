"""Signatures: on what was seen, one a department and a person, whoever else signs at the same moment."""

from dataclasses import replace

import pytest

from service.casework.acts.decision import Sign
from service.casework.acts.evaluation import SendBack
from service.casework.perform import Refused
from service.casework.signing import content_digest, signatures
from service.casework.state import State
from service.vocabulary.fault import Fault
from service.vocabulary.person import Department
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.sign_decision import decline_to_sign, sign_decision
from tests.casework.builders import ASSESSOR, DRC, MIIT
from tests.casework.stages import at
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import asked, at_once, case_of, kept

SIGNERS = [replace(DRC if n % 2 else MIIT, id=100 + n, name=f"审批人{n}") for n in range(18)]


def test_a_signature_needs_eight_digits_of_what_was_seen(installation: Installation) -> None:
    now = kept(installation, at(State.SIGNING))
    digest = content_digest(case_of(installation))
    with pytest.raises(Fault, match="太短"):
        sign_decision(installation.settings, CASE, digest[:7], asked(now, DRC))
    with pytest.raises(Refused, match="请重新查看后再签署"):
        sign_decision(installation.settings, CASE, "0" * 12, asked(now, DRC))
    done = sign_decision(installation.settings, CASE, digest[:8].upper(), asked(now, DRC))
    assert isinstance(done.recorded.act, Sign)
    assert done.recorded.act.content == digest


def test_who_declines_sends_the_case_back(installation: Installation) -> None:
    now = kept(installation, at(State.SIGNING))
    digest = content_digest(case_of(installation))
    done = decline_to_sign(installation.settings, CASE, digest[:12], "依据不足", asked(now, MIIT))
    assert done.case.state is State.EVALUATION


def test_of_twenty_signers_at_once_one_of_each_department_signs(installation: Installation) -> None:
    now = kept(installation, at(State.SIGNING), *SIGNERS)
    digest = content_digest(case_of(installation))
    everybody = [DRC, MIIT, *SIGNERS, DRC, MIIT]

    stood = at_once(lambda who: sign_decision(installation.settings, CASE, digest, asked(now, who)), everybody)
    assert stood.count(None) == 2
    signed = signatures(case_of(installation))
    assert {one.department for one in signed} == {Department.DRC, Department.MIIT}
    assert len({one.recorded.person.id for one in signed}) == 2
    assert all(one.stands for one in signed)


def test_of_twenty_signers_none_signs_what_has_changed(installation: Installation) -> None:
    now = kept(installation, at(State.SIGNING), *SIGNERS)
    digest = content_digest(case_of(installation))

    def work(who: object) -> None:
        if who is ASSESSOR:
            perform_act(installation.settings, CASE, SendBack(reason="材料有误"), asked(now))
        else:
            sign_decision(installation.settings, CASE, digest, asked(now, who))  # type: ignore[arg-type]

    stood = at_once(work, [DRC, *SIGNERS[:9], ASSESSOR, *SIGNERS[9:]])
    case = case_of(installation)
    back = case.last(SendBack)
    assert stood[10] is None
    assert back is not None
    assert all(one.recorded.seq < back.seq and not one.stands for one in signatures(case))
