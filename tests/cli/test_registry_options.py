"""What commands on parks share."""

from datetime import date

from service.cli.registry_options import ground_of
from service.vocabulary.park import Ground


def test_blanks_around_document_and_reason_count_for_nothing() -> None:
    assert ground_of(date(2024, 5, 1), " 文 ", "　") == Ground(date(2024, 5, 1), "文", "")
