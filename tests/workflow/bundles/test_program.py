"""What is said of the program: enough to tell another one."""

from service.workflow.bundles.program import program


def test_it_names_version_code_and_the_libraries_that_compute() -> None:
    told = program()
    assert told["rule_language"] == told["bundle"] == 1
    assert len(told["code"]) == 64
    assert told["libraries"]["durable-rules"] == "2.0.28"
    assert all(told["libraries"].values())
