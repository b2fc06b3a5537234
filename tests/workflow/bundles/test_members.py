"""The files of a bundle: everything on record is in it, as it was kept, and the same record makes the same files."""

import hashlib
import json
from functools import cache

from service.documents.bundle import paths
from service.documents.bundle.member import Member, Role
from service.workflow.bundles.members import digest_of, members
from service.workflow.bundles.program import program
from tests.workflow.bundles.bundled import written


@cache
def made() -> tuple[Member, ...]:
    return tuple(members(written().record, program(), with_evidence=True))


def test_the_same_record_makes_the_same_files() -> None:
    again = members(written().record, program(), with_evidence=True)
    assert [(one.path, one.digest) for one in again] == [(one.path, one.digest) for one in made()]


def test_every_kind_of_thing_is_in_it_once() -> None:
    assert {member.role for member in made()} == set(Role) - {Role.EXPLANATION, Role.CASE}
    assert len({member.path for member in made()}) == len(made())


def test_files_and_outputs_are_as_they_were_kept() -> None:
    content = {member.path: bytes(member.content) for member in made()}
    for digest, text in written().record.outputs.items():
        kept = [path for path in content if digest in path]
        assert kept, digest
        assert text.encode() in [content[path] for path in kept] or kept[0].startswith("rulebases/")
    for digest in written().record.files:
        (path,) = (path for path in content if digest in path)
        assert hashlib.sha256(content[path]).hexdigest() == digest
    assert digest_of("a") == hashlib.sha256(b"a").hexdigest()


def test_facts_and_trace_are_told_for_each_assessment() -> None:
    assessments = [member.path for member in made() if member.role is Role.ASSESSMENT]
    traces = [member for member in made() if member.role is Role.TRACE]
    assert len(assessments) == len(traces) == 2
    assert all("recommendation" in json.loads(bytes(trace.content)) for trace in traces)


def test_acts_procedures_and_audit_events_are_told() -> None:
    content = {member.path: json.loads(bytes(member.content)) for member in made() if member.path.endswith(".json")}
    assert [one["seq"] for one in content[paths.ACTS]] == list(range(1, written().record.case.version + 1))
    assert {paths.procedure(one.procedure) for one in written().record.case.acts} <= set(content)
    assert content[paths.AUDIT]["rows"][-1]["action"] == "case.bundle"
    assert content[paths.PROGRAM] == json.loads(json.dumps(program()))
