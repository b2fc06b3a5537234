"""A fault speaks Chinese unless asked otherwise."""

from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said


def test_a_fault_is_told_in_the_language_asked_for() -> None:
    fault = Fault("disk-full", Said("磁盘已满", "the disk is full"))
    assert str(fault) == fault.told(Language.ZH) == "磁盘已满"
    assert fault.told(Language.EN) == "the disk is full"
