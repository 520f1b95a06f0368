"""Bytes over the line; they are the same on every machine, as milliseconds are not.

The limits are the budgets of the design. What is measured lies at three quarters of them or below,
so that another word on a page fits, and a page that is sent twice does not.
"""

import statistics

import pytest
from terminal import Terminal

FRAME = 8000
MOVE = 100
SCROLL = 400
# A column of a listing: its cell, its head and the line that says which columns are in view.
COLUMN = 150
# A record of a profile is spelt out below the picture.
DETAIL = 700
PANEL = 2000

TABS = 1
# The list pages, by the keys that lead there from the overview.
LISTS = {
    "enrolment": "2", "safety": "3", "listing": "4", "comparison": "7",
    "subjects": "3l\r",
}


@pytest.fixture(scope="module")
def opened(program, environment):
    with Terminal([program, "demo"], 120, 40, environment) as terminal:
        terminal.wait_for_text("Overview")
        terminal.read_until_idle()
        yield terminal, len(terminal.output)


@pytest.fixture
def sample(opened):
    """The dashboard on its first page, nothing chosen."""
    terminal, _ = opened
    for key in "21":
        terminal.press(key)
        terminal.read_until_idle()
    return terminal


def costs(terminal, keys):
    return [terminal.cost(key) for key in keys]


def test_the_first_picture_is_small(opened):
    _, size = opened
    assert 0 < size <= FRAME


@pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS.keys())
def test_moving_by_a_row_costs_a_hundred_bytes(sample, keys):
    costs(sample, keys)
    moves = [cost for cost in costs(sample, "jjjjk") if cost]
    assert moves
    assert statistics.median(moves) <= MOVE


def test_moving_on_the_profile_costs_the_record_that_is_spelt_out(sample):
    costs(sample, "3l\r\r")
    assert 0 < statistics.median(costs(sample, "jjkj")) <= DETAIL


def test_scrolling_by_a_row_costs_about_the_row(sample):
    costs(sample, "4g\x06\x06")
    assert 0 < statistics.median(costs(sample, "jjjjj")) <= SCROLL


@pytest.mark.parametrize("page", "12356")
def test_moving_the_focus_from_number_to_number_costs_a_hundred_bytes(sample, page):
    costs(sample, page + "j")
    moves = [cost for cost in costs(sample, "lljhk") if cost]
    assert moves
    assert statistics.median(moves) <= MOVE


def test_moving_to_another_column_of_a_listing_costs_little_more(sample):
    costs(sample, "4gj")
    assert 0 < statistics.median(costs(sample, "llhl")) <= COLUMN


def test_a_page_costs_no_more_than_the_first_picture(sample):
    for key in "2345671":
        cost = sample.cost(key)
        assert sample.reversed_text(TABS).startswith(key)
        assert 0 < cost <= FRAME, key


def test_choosing_a_panel_redraws_two_frames_and_no_more(sample):
    assert max(costs(sample, "\t\t\t")) <= PANEL


def test_drilling_in_and_coming_back_cost_a_picture_each(sample):
    costs(sample, "3")
    for key in ["l", "\r", "\r", "\x1b", "\x1b"]:
        assert 0 < sample.cost(key) <= FRAME, repr(key)


def test_a_key_that_changes_nothing_costs_nothing(sample):
    assert costs(sample, ["1", "\x0f", "1"]) == [0, 0, 0]


def test_nothing_is_written_while_nothing_changes(sample):
    before = sample.processor_seconds()
    assert sample.read_until_quiet(2) == b""
    assert sample.processor_seconds() - before < 0.4


def test_two_thousand_subjects_cost_what_a_few_cost(open_terminal, registry):
    terminal = open_terminal(120, 40, command=[registry])
    assert len(terminal.output) <= FRAME
    assert terminal.read_until_quiet(1) == b""
    assert 0 < terminal.cost("4") <= FRAME
    assert 0 < statistics.median(costs(terminal, "jjj")) <= MOVE
