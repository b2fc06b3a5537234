"""The kinds there are have names of their own, and each can be asked for by somebody or by operators only."""

from pathlib import Path

import pytest

from service.access.use_cases import UseCase
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.workflow.jobs.kinds import kind_named, kinds

OPERATORS_ONLY = {"renew_evaluations", "renew_overview", "renew_turns", "sweep_files"}
ON_JOBS = {"list", "read", "cancel", "retry"}
"""What else may be asked of jobs: no kind may be called so, as its row in the policy would be theirs."""


def test_each_kind_is_known_by_either_name_and_no_other(tmp_path: Path) -> None:
    known = kinds(Settings(data_dir=tmp_path))
    assert len({kind.name for kind in known} | {kind.said.zh for kind in known}) == 2 * len(known)
    for kind in known:
        assert kind_named(kind.name, known) is kind_named(f" {kind.said.zh} ", known) is kind
    with pytest.raises(Fault, match=r"请写其中之一：.*sweep_files（清理残留文件）"):
        kind_named("摸鱼", known)


def test_who_may_ask_for_a_kind_stands_in_the_policy(tmp_path: Path) -> None:
    names = {kind.name for kind in kinds(Settings(data_dir=tmp_path))}
    assert names - {one.value.removeprefix("job.") for one in UseCase} == OPERATORS_ONLY
    assert not names & ON_JOBS
