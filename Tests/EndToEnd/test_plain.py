"""The dashboard as lines of text, for screen readers and for terminals that can do nothing."""

import subprocess

import pytest


@pytest.fixture
def converse(program, environment):
    def converse(*commands, arguments=("demo", "--plain")):
        result = subprocess.run(
            [program, *arguments], input="".join(f"{command}\n" for command in commands),
            env=environment, capture_output=True, text=True, timeout=60)
        assert "\x1b" not in result.stdout
        assert result.stderr == ""
        assert result.returncode == 0
        return result.stdout.split("\n> ")

    return converse


def test_pages_are_shown_by_name_and_by_number(converse):
    answers = converse("safety", "2", "help", "quit")
    assert answers[0].startswith("trialtop as lines of text")
    assert "Overview: ESO-Shanghai 20" in answers[0]
    assert answers[1].startswith("Safety: ") and "Worst grade per subject" in answers[1]
    assert answers[2].startswith("Enrolment: ")
    assert "open N" in answers[3]


def test_rows_have_numbers_that_open_them(converse):
    answers = converse("listing", "next", "open 21", "back", "open 0", "open 999999")
    assert answers[1].split("\n")[-21].startswith("1. Subject ")
    assert answers[2].startswith("21. Subject ")
    subject = answers[2].split(",")[0].removeprefix("21. Subject ").split()[0]
    assert subject in answers[3]
    assert answers[4].startswith("Listing: ")
    assert all(answer.startswith("! open takes a number") for answer in answers[5:7])


def test_a_filter_narrows_and_a_faulty_one_is_told_and_left_out(converse):
    answers = converse("listing", "filter grade>=4", "filter grade>=", "again", "filter")
    assert "/ grade>=4" in answers[2]
    assert answers[3].startswith("! ")
    assert "/ grade>=4" in answers[4]
    assert "/ grade" not in answers[5]


def test_what_is_not_understood_is_told_so(converse):
    answers = converse("bogus\x1b[31m", "survival", "rows")
    assert answers[1].startswith("! there is no command and no page bogus␛")
    assert answers[2].startswith("Survival: ")


def test_a_terminal_that_can_do_nothing_gets_lines(open_terminal):
    terminal = open_terminal(100, 200, TERM="dumb", is_awaited=False)
    terminal.wait_for_text("\n>")
    terminal.press("help\n")
    terminal.wait_for_text("open N")
    terminal.press("quit\n")
    assert terminal.wait_for_end() == 0
    assert terminal.is_restored
    assert b"\x1b" not in terminal.output


def test_the_end_of_input_is_the_end(open_terminal):
    terminal = open_terminal(100, 200, arguments=["--plain"], is_awaited=False)
    terminal.wait_for_text("\n>")
    terminal.press("\x04")
    assert terminal.wait_for_end() == 0
