"""Whoever asks what is being worked out waits; whoever asks something else does not."""

from __future__ import annotations

from threading import Barrier, Thread

from tracker.front.turns import Turns


def test_one_at_a_time_works_on_a_question() -> None:
    turns, together, inside, most = Turns(), Barrier(8), [0], [0]

    def work() -> None:
        together.wait()
        for _ in range(200):
            with turns.of("question"):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1]


def test_another_question_does_not_wait() -> None:
    turns = Turns()

    with turns.of("one"), turns.of("two"):
        assert set(turns.locks) == {"one", "two"}


def test_nothing_is_kept_afterwards() -> None:
    turns = Turns()

    with turns.of("one"):
        pass

    assert turns.locks == {}
