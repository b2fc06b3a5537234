"""What stands over the screens of a case."""

from service.web.cases.heading import heading_of
from tests.casework.builders import walk


def test_a_case_is_called_by_its_park_and_programme() -> None:
    case = walk().accepted().now
    heading = heading_of("zhejiang-2026-0001", case, "示例园区")
    assert (heading.address, heading.park_name, heading.programme) == ("/cases/zhejiang-2026-0001", "示例园区", "145")
    assert (heading.state, heading.version) == (case.state, 4)
    assert heading.former == ""


def test_a_renamed_park_is_called_by_its_present_name_with_the_former_one() -> None:
    heading = heading_of("zhejiang-2026-0001", walk().accepted().now, "示例绿色园区")
    assert (heading.park_name, heading.former) == ("示例绿色园区", "示例园区")
