import re

import pytest

STYLE = re.compile(rb"\x1b\[([\d;]*)m")
OWN_COLOURS = {*range(30, 38), *range(40, 48), *range(90, 98), *range(100, 108)}
OTHER_COLOURS = {38, 48}


def style_codes(terminal):
    styles = STYLE.findall(terminal.output)
    return {int(code) for style in styles for code in style.split(b";") if code}


def finish(terminal):
    for key in "2345":
        terminal.press(key)
        terminal.read_until_quiet(0.2)
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_restored


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_locale_without_utf8_is_shown_ascii_alone(open_terminal, locale):
    terminal = open_terminal(LC_ALL=locale)
    finish(terminal)
    assert all(byte < 0x80 for byte in terminal.output)


def test_a_locale_that_is_not_installed_here_still_asks_for_utf8(open_terminal):
    terminal = open_terminal(LC_ALL="tlh_KX.UTF-8")
    finish(terminal)
    assert any(byte >= 0x80 for byte in terminal.output)


@pytest.mark.parametrize(
    "name", ["xterm", "screen", "screen-256color", "tmux-256color", "linux", "vt100", "rxvt"])
def test_it_opens_on_terminals_of_every_kind(open_terminal, name):
    terminal = open_terminal(TERM=name)
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_the_linux_console_is_sent_no_rounded_corners(open_terminal):
    terminal = open_terminal(TERM="linux")
    finish(terminal)
    assert not set("╭╮╰╯▏▎▍▌▋▊▉") & set(terminal.output.decode())


@pytest.mark.parametrize("name", ["xterm-kitty", "xterm-never-heard-of"])
def test_a_terminal_without_description_passes_for_xterm(open_terminal, name):
    finish(open_terminal(TERM=name))


def test_no_color_means_no_colour(open_terminal):
    terminal = open_terminal(NO_COLOR="1")
    finish(terminal)
    assert not style_codes(terminal) & (OWN_COLOURS | OTHER_COLOURS)


def test_with_colours_there_is_colour(open_terminal):
    terminal = open_terminal()
    finish(terminal)
    assert style_codes(terminal) & OWN_COLOURS


def test_the_default_theme_is_content_with_the_terminals_own_colours(open_terminal):
    terminal = open_terminal()
    finish(terminal)
    assert not style_codes(terminal) & OTHER_COLOURS


@pytest.mark.parametrize("name", ["unknown", ""])
def test_a_terminal_that_can_do_nothing_gets_an_answer_in_words(open_terminal, name):
    terminal = open_terminal(TERM=name, is_awaited=False)
    assert terminal.wait_for_end() not in (0, 130, 143)
    assert "print" in terminal.text
    assert b"\x1b" not in terminal.output


def test_without_a_terminal_there_is_an_answer_in_words(run_without_terminal):
    result = run_without_terminal("demo")
    assert result.returncode != 0
    assert "print" in result.stderr
    assert result.stdout == ""
