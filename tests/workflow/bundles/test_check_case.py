"""The acts of a bundle through the state machine again, and the decisions they make."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from service.documents.bundle import paths
from service.documents.bundle.check import Outcome
from service.workflow.bundles.check_case import check_acts, check_decisions, folded
from service.workflow.bundles.decisions import decisions
from service.workflow.bundles.opened import Broken, Opened
from tests.workflow.bundles.bundled import Contents, contents, with_json, written


def signed() -> int:
    """Where the acts say that somebody signed. Asked when a test runs: making the case takes seconds."""
    return next(at for at, one in enumerate(written().record.case.acts) if one.act.kind == "sign")


def opened(files: Contents) -> Opened:
    return Opened(written().driven.id, files)


def act(index: int | Callable[[], int], **changes: Any) -> Callable[[Any], None]:
    """Change keys of one recorded act, or of the act inside it."""

    def change(told: Any) -> None:
        at = index if isinstance(index, int) else index()
        for key, value in changes.items():
            (told[at] if key in told[at] else told[at]["act"])[key] = value

    return change


def test_the_acts_make_the_case_that_was_bundled() -> None:
    made = folded(opened(contents()))
    assert made.case == written().record.case
    (check,) = check_acts(opened(contents()), made)
    assert check.outcome is Outcome.HOLDS
    assert f"{made.case.version} 项" in check.said.zh


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (act(signed, content="0" * 64), "与其摘要不符"),
        (lambda told: told[signed()]["person"].update(name="别人"), "与其摘要不符"),
        (lambda told: told.pop(signed()), "缺失"),
        (lambda told: told.pop(0), "缺失"),
        (lambda told: told.insert(1, told[0]), "缺失"),
        (act(2, digest="0" * 64), "与其摘要不符"),
        (act(2, at="2026-03-02T01:00:00Z"), "与其摘要不符"),
        (act(2, extra=1), "无法读取|不一致"),
        (act(2, schema=2), "格式版本"),
        (lambda told: told.append(None), "格式版本"),
    ],
)
def test_acts_that_were_altered_removed_or_added_do_not_fold(change: Callable[[Any], None], told: str) -> None:
    with pytest.raises(Broken, match=told) as broken:
        folded(opened(with_json(paths.ACTS, change)))
    assert broken.value.member == paths.ACTS


def test_a_signature_taken_away_at_the_end_is_seen_by_the_acts_that_rested_on_it() -> None:
    def without_a_signature(told: Any) -> None:
        del told[signed()]
        for at, one in enumerate(told, start=1):
            one["seq"] = at

    with pytest.raises(Broken):
        folded(opened(with_json(paths.ACTS, without_a_signature)))


def test_an_altered_or_missing_procedure_is_named() -> None:
    (path,) = (path for path in contents() if path.startswith("proceedings/"))
    for change in (lambda told: told.update(publicity_days=0), lambda told: told.update(schema=9), list.clear):
        changed = json.dumps([]) if change is list.clear else with_json(path, change)[path].decode()
        with pytest.raises(Broken) as broken:
            folded(opened({**contents(), path: changed.encode()}))
        assert broken.value.member == path


def by_another_program(files: Contents) -> Contents:
    told = json.loads(contents()[paths.PROGRAM]) | {"code": "0" * 64}
    return {**files, paths.PROGRAM: json.dumps(told).encode()}


def test_what_another_program_wrote_and_this_one_cannot_read_is_not_called_false() -> None:
    (path,) = (path for path in contents() if path.startswith("proceedings/"))
    for files in (
        with_json(path, lambda told: told.update(invented_later=1)),
        with_json(paths.ACTS, lambda told: told[0]["act"].update(invented_later=1)),
    ):
        with pytest.raises(Broken) as broken:
            folded(opened(by_another_program(files)))
        check = broken.value.check("acts")
        assert check.outcome is Outcome.UNCHECKED
        assert "不等于伪造" in check.said.zh


def test_an_altered_act_is_false_whoever_wrote_it() -> None:
    altered = with_json(paths.ACTS, act(signed, content="0" * 64))
    with pytest.raises(Broken) as broken:
        folded(opened(by_another_program(altered)))
    assert broken.value.check("acts").outcome is Outcome.FAILS


def test_the_decision_is_what_both_departments_signed() -> None:
    whole = opened(contents())
    checks = list(check_decisions(whole, folded(whole)))
    assert [check.code for check in checks] == ["signatures", "four-eyes"]
    assert all(check.outcome is Outcome.HOLDS for check in checks)
    assert "发改审批人（发改）、工信审批人（工信）" in checks[0].said.zh


def test_a_decision_file_that_tells_otherwise_is_named() -> None:
    changed = with_json(paths.DECISIONS, lambda told: told[0]["content"].update(grade="合格"))
    checks = list(check_decisions(opened(changed), folded(opened(contents()))))
    (check,) = [check for check in checks if check.outcome is Outcome.FAILS]
    assert check.member == paths.DECISIONS
    assert "合格" in check.said.zh


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        (lambda told: told[0]["content"].update(grade="合格"), Outcome.FAILS),
        (lambda told: told[0].update(invented_later=1), Outcome.UNCHECKED),
        (lambda told: told.clear(), Outcome.FAILS),
    ],
)
def test_what_was_signed_is_told_as_it_was_whoever_wrote_the_bundle(
    change: Callable[[Any], None], outcome: Outcome
) -> None:
    changed = by_another_program(with_json(paths.DECISIONS, change))
    checks = list(check_decisions(opened(changed), folded(opened(contents()))))
    assert {check.outcome for check in checks} - {Outcome.HOLDS} == {outcome}


def test_acts_of_another_case_than_the_manifest_names_are_told() -> None:
    renamed = Opened("beijing-1999-0042", contents())
    told = [check for check in check_acts(renamed, folded(renamed)) if check.outcome is Outcome.FAILS]
    assert ["beijing-1999-0042" in check.said.zh for check in told] == [True]
    assert written().driven.id in told[0].said.zh


def test_signatures_stand_for_the_number_of_the_case() -> None:
    (decision,) = decisions(written().record.case, written().record.procedures)
    assert decision.content.case == written().driven.id
