"""Every kind of fault has its status, so that none comes out as a fault of ours by oversight."""

from http import HTTPStatus

from service.transport.fault_status import RETRY_AFTER_S, STATUS, status_of
from service.transport.problem_details import TITLES
from tests.transport.fault_codes import raised_codes

HANDED_ON = {"backup-key", "sealing-key", "signing-key"}
"""Codes that are the value of a field before they are those of a fault."""


def test_every_fault_has_its_status() -> None:
    missing = {code: place for code, place in raised_codes().items() if code not in STATUS}
    assert not missing, f"give these a status in service/transport/fault_status.py: {missing}"


def test_the_table_has_no_code_that_nothing_raises() -> None:
    assert set(STATUS) <= set(raised_codes()) | HANDED_ON
    assert set(RETRY_AFTER_S) <= set(STATUS)


def test_every_status_is_an_error_and_has_its_title() -> None:
    assert all(status in TITLES and HTTPStatus(status) >= HTTPStatus.BAD_REQUEST for status in STATUS.values())


def test_what_a_file_says_of_itself_is_the_fault_of_the_input() -> None:
    assert status_of("zip-bomb") == HTTPStatus.UNPROCESSABLE_ENTITY
