import signal

import pytest
from terminal import Terminal
from test_keys import TABS, marked_row


def click(column, row):
    """The left button on a cell counted from 0, pressed and released, as xterm reports it."""
    return f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m"


def wheel(is_up, column=10, row=10):
    return f"\x1b[<{64 if is_up else 65};{column + 1};{row + 1}M"


def paste(text):
    return f"\x1b[200~{text}\x1b[201~"


def is_open(terminal, tab):
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == tab, f"{tab} is open")


def switches(output, mode):
    """What the program has last told the terminal about a mode: "h" is on, "l" is off."""
    found = None
    for part in output.split(b"\x1b[?")[1:]:
        numbers, final = "", ""
        for byte in part.decode("latin-1"):
            if byte.isdigit() or byte == ";":
                numbers += byte
            else:
                final = byte
                break
        if final in "hl" and str(mode) in numbers.split(";"):
            found = final
    return found


def test_a_click_on_a_tab_opens_its_page(open_terminal):
    terminal = open_terminal()
    column = terminal.lines[TABS].index("3 Safety")
    terminal.press(click(column + 2, TABS))
    is_open(terminal, "3 Safety")


def test_a_click_selects_a_row_and_another_one_opens_the_record(open_terminal):
    terminal = open_terminal()
    terminal.press("4")
    is_open(terminal, "4 Listing")
    terminal.read_until_quiet()
    row = marked_row(terminal) + 5
    terminal.press(click(4, row))
    terminal.wait_until(lambda: marked_row(terminal) == row, "the row is marked")
    terminal.press(click(4, row))
    terminal.wait_for_text("full record")
    terminal.press(click(0, 2))
    terminal.wait_until(lambda: "full record" not in terminal.text, "the popup is closed")


def test_the_wheel_moves_by_three_rows(open_terminal):
    terminal = open_terminal()
    terminal.press("4")
    is_open(terminal, "4 Listing")
    terminal.read_until_quiet()
    row = marked_row(terminal)
    terminal.press(wheel(is_up=False))
    terminal.wait_until(lambda: marked_row(terminal) == row + 3, "three rows further")
    terminal.press(wheel(is_up=True))
    terminal.wait_until(lambda: marked_row(terminal) == row, "back again")


@pytest.mark.parametrize("term", ["xterm-256color", "tmux-256color", "screen-256color", "xterm"])
def test_x10_and_sgr_are_both_understood(open_terminal, term):
    terminal = open_terminal(TERM=term)
    column = terminal.lines[TABS].index("3 Safety") + 2
    terminal.press(click(column, TABS))
    is_open(terminal, "3 Safety")
    column = terminal.lines[TABS].index("2 Enrolment") + 2
    terminal.press("\x1b[M" + chr(32) + chr(32 + column + 1) + chr(32 + TABS + 1))
    is_open(terminal, "2 Enrolment")


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_the_mouse_is_off_until_it_is_asked_for(open_terminal, variable):
    terminal = open_terminal(**{variable: "somewhere"})
    assert switches(terminal.output, 1000) in (None, "l")
    assert "MOUSE" not in terminal.lines[0]
    terminal.press("%")
    terminal.wait_until(lambda: "MOUSE" in terminal.lines[0], "the chip is shown")
    terminal.wait_until(lambda: switches(terminal.output, 1000) == "h", "the mouse is on")
    terminal.press("%")
    terminal.wait_until(lambda: switches(terminal.output, 1000) == "l", "the mouse is off")
    terminal.wait_until(lambda: "MOUSE" not in terminal.lines[0], "the chip is gone")


@pytest.mark.parametrize(
    "ending", ["q", signal.SIGTERM, signal.SIGINT, signal.SIGSEGV, signal.SIGABRT])
def test_every_mode_is_switched_off_at_the_end(open_terminal, ending):
    terminal = open_terminal()
    for mode in (1000, 2004):
        assert switches(terminal.output, mode) == "h"
    if ending == "q":
        terminal.press("q")
    else:
        terminal.signal(ending)
    terminal.wait_for_end()
    for mode in (1000, 2004):
        assert switches(terminal.output, mode) == "l"
    assert terminal.output.count(b"\x1b[22;2t") == terminal.output.count(b"\x1b[23;2t") == 1


def test_modes_are_off_while_it_is_stopped(program, environment):
    shell = environment | {"PS1": "ready> ", "ENV": ""}
    with Terminal(["sh", "-i"], 100, 30, shell) as terminal:
        terminal.wait_for_text("ready>")
        terminal.press(f"{program} demo\n")
        is_open(terminal, "1 Overview")
        # ^Z makes the kernel throw away what has been written and not yet read.
        terminal.read_until_quiet()
        terminal.press("\x1a")
        terminal.wait_until(lambda: terminal.is_restored, "the terminal is given back")
        for mode in (1000, 2004):
            assert switches(terminal.output, mode) == "l"
        terminal.press("fg\n")
        for mode in (1000, 2004):
            terminal.wait_until(lambda: switches(terminal.output, mode) == "h", "it is on again")
        is_open(terminal, "1 Overview")
        terminal.press("q")
        terminal.wait_until(lambda: not terminal.shows_alternate_screen, "it has ended")


def test_the_title_of_the_window_names_the_study_and_no_more(open_terminal):
    terminal = open_terminal()
    title = terminal.screen.title
    assert title.startswith("trialtop · ")
    terminal.press("4")
    is_open(terminal, "4 Listing")
    terminal.press("\r")
    terminal.wait_for_text("full record")
    assert terminal.screen.title == title


def test_pasted_text_goes_into_the_filter_as_one_line(open_terminal):
    terminal = open_terminal()
    terminal.press("4")
    is_open(terminal, "4 Listing")
    terminal.press("/")
    terminal.press(paste("grade>=3\r& \x1b[Aserious\n"))
    terminal.wait_until(
        lambda: any(line.startswith("/grade>=3 & ") for line in terminal.lines),
        "the filter holds it")
    assert terminal.reversed_text(TABS) == "4 Listing"


def test_pasted_text_is_never_taken_for_keys(open_terminal):
    terminal = open_terminal()
    terminal.press(paste("q2q3\rq"))
    terminal.wait_for_text("Pasted text was dropped")
    assert terminal.reversed_text(TABS) == "1 Overview"
    terminal.press("2")
    is_open(terminal, "2 Enrolment")


def test_a_long_paste_in_pieces_does_not_end_it(open_terminal):
    terminal = open_terminal()
    terminal.press("4")
    is_open(terminal, "4 Listing")
    terminal.press("/\x1b[200~")
    for _ in range(30):
        terminal.press("x" * 1000)
        terminal.read(0.05)
    terminal.press("\x1b[201~")
    terminal.wait_for_text("10 kB")
    terminal.press("\x1b")
    terminal.wait_until(lambda: "/x" not in terminal.text, "the line is closed")
    terminal.press("2")
    is_open(terminal, "2 Enrolment")


def test_a_theme_is_tried_and_kept(open_terminal):
    terminal = open_terminal()
    keep_theme(terminal, "g")
    again = open_terminal()
    again.press("X")
    again.wait_until(
        lambda: any("▸ colour-blind" in line and "as before" in line for line in again.lines),
        "the kept theme is the present one")
    again.press("\x1b")
    again.wait_until(lambda: "as before" not in again.text, "the popup is closed")
    keep_theme(again, "G")


def keep_theme(terminal, keys):
    terminal.press("X")
    terminal.wait_for_text("as before")
    terminal.press(keys)
    terminal.read_until_quiet()
    terminal.press("\r")
    terminal.wait_until(lambda: "as before" not in terminal.text, "the popup is closed")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
