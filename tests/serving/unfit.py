"""A worker that after a while tells what keeps it from its work."""

import time

from service.serving.assignment import Assignment, reporting
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


def main(given: Assignment) -> None:
    with reporting(given):
        time.sleep(0.5)
        raise Fault("unfit", Said("不能工作", "unfit for work"))
