"""The words for what becomes of a job."""

from service.vocabulary.job import ENDED, ItemState, JobState


def test_every_state_has_a_word_of_its_own() -> None:
    for words in (JobState, ItemState):
        said = [state.said for state in words]
        assert len({one.zh for one in said}) == len({one.en for one in said}) == len(words)


def test_a_job_that_has_ended_is_neither_queued_nor_running() -> None:
    assert set(JobState) - ENDED == {JobState.QUEUED, JobState.RUNNING}
