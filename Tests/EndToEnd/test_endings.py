import signal
import subprocess

import pytest
from terminal import Terminal

TABS = 1


@pytest.mark.parametrize(
    "number, code",
    [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGQUIT, 131), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_and_the_terminal_is_given_back(open_terminal, number, code):
    terminal = open_terminal()
    terminal.signal(number)
    assert terminal.wait_for_end() == code
    assert terminal.is_restored


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGILL, signal.SIGTRAP])
def test_a_crash_gives_the_terminal_back(open_terminal, number):
    terminal = open_terminal()
    terminal.signal(number)
    assert terminal.wait_for_end() == 128 + number
    assert terminal.is_restored


def test_control_c_ends_it(open_terminal):
    terminal = open_terminal()
    terminal.press("\x03")
    assert terminal.wait_for_end() == 130
    assert terminal.is_restored


@pytest.mark.parametrize("ignores_hangup", [False, True])
def test_it_ends_when_the_terminal_is_gone(open_terminal, ignores_hangup):
    terminal = open_terminal(ignores_hangup=ignores_hangup)
    terminal.hang_up()
    assert terminal.wait_for_end(timeout=5) == 129


def test_it_ends_when_reading_fails_and_no_signal_comes(open_terminal):
    terminal = open_terminal(is_controlling=False)
    terminal.hang_up()
    assert terminal.wait_for_end(timeout=5) == 129


@pytest.mark.parametrize(
    "redirection", ["</dev/null", "<&-", "</dev/null 2>/dev/null >/dev/null", "| cat"])
def test_without_a_terminal_at_both_ends_it_says_so_and_leaves(program, environment, redirection):
    command = f"nohup {program} demo {redirection}; echo code $?"
    with Terminal(["bash", "-o", "pipefail", "-c", command], 100, 30, environment) as terminal:
        terminal.wait_for_text("code 1")
        assert terminal.wait_for_end() == 0
        assert terminal.is_restored
        assert b"\x1b" not in terminal.output


def test_a_reader_that_leaves_early_ends_print_and_report_quietly(program, environment):
    for command in ["print overview", "report listing"]:
        command = f"{program} {command} | head -n 1"
        result = subprocess.run(
            ["bash", "-c", command], env=environment, capture_output=True, text=True, timeout=60)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.count("\n") == 1


def test_control_s_does_not_freeze_it(open_terminal):
    terminal = open_terminal()
    terminal.press("\x132")
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "2 Enrolment", "2 is open")


def test_control_z_and_fg(program, environment):
    shell = environment | {"PS1": "ready> ", "ENV": ""}
    with Terminal(["sh", "-i"], 100, 30, shell) as terminal:
        terminal.wait_for_text("ready>")
        terminal.press(f"{program} demo\n")
        terminal.wait_until(lambda: terminal.reversed_text(TABS) == "1 Overview", "it is open")
        terminal.read_until_quiet()
        for page in ["2 Enrolment", "3 Safety"]:
            suspend_and_go_on(terminal)
            terminal.press(page[0])
            terminal.wait_until(lambda: terminal.reversed_text(TABS) == page, f"{page} is open")
        terminal.press("q")
        terminal.wait_until(lambda: not terminal.shows_alternate_screen, "it has ended")
        terminal.press("echo code $?\n")
        terminal.wait_for_text("code 0")


def suspend_and_go_on(terminal):
    tabs = terminal.reversed_text(TABS)
    # ^Z makes the kernel throw away what has been written and not yet read.
    terminal.read_until_quiet()
    terminal.press("\x1a")
    terminal.wait_until(lambda: terminal.is_restored, "the terminal is given back")
    terminal.screen.erase_in_display(2)
    terminal.press("\n")
    terminal.wait_for_text("ready>")
    terminal.screen.erase_in_display(2)
    terminal.press("fg\n")
    terminal.wait_until(
        lambda: terminal.shows_alternate_screen and terminal.reversed_text(TABS) == tabs,
        "the picture is back")
    terminal.read_until_quiet()


def test_it_goes_on_after_being_stopped_from_outside(open_terminal):
    terminal = open_terminal()
    terminal.signal(signal.SIGSTOP)
    terminal.screen.erase_in_display(2)
    terminal.signal(signal.SIGCONT)
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "1 Overview", "it is drawn")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_restored
