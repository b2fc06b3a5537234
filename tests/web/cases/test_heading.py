"""What stands over the screens of a case."""

from service.web.cases.heading import heading_of
from tests.casework.builders import walk


def test_a_case_is_called_by_its_park_and_programme() -> None:
    case = walk().accepted().now
    heading = heading_of("zhejiang-2026-0001", case)
    assert (heading.address, heading.park_name, heading.programme) == ("/cases/zhejiang-2026-0001", "示例园区", "145")
    assert (heading.state, heading.version) == (case.state, 4)
