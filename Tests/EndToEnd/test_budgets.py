"""Bytes over the line; they are the same on every machine, as milliseconds are not."""

import statistics


def test_the_first_picture_is_small(open_terminal):
    terminal = open_terminal(120, 40)
    assert len(terminal.output) <= 8000


def test_moving_by_a_row_costs_a_hundred_bytes(open_terminal):
    terminal = open_terminal(120, 40)
    terminal.press("4")
    terminal.read_until_quiet()
    costs = []
    for _ in range(15):
        terminal.press("j")
        costs.append(len(terminal.read_until_quiet(0.1)))
    assert 0 < statistics.median(costs) <= 100


def test_a_key_that_changes_nothing_costs_nothing(open_terminal):
    terminal = open_terminal(120, 40)
    terminal.press("1")
    assert terminal.read_until_quiet() == b""


def test_nothing_is_written_while_nothing_changes(open_terminal):
    terminal = open_terminal(120, 40)
    assert len(terminal.read_until_quiet(2)) <= 100
