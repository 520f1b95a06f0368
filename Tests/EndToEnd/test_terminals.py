"""Terminals of every kind: each is sent what its description has, and nothing else."""

import re
import shutil
import subprocess

import pytest
from terminfo import Description

TABS = 1
# What curses sends on its own to a terminal whose description has the keys of a mouse.
MOUSE = r"\x1b\[\?1000[hl]"
# What every one of the xterm family takes and few descriptions name: a window title, pasting in
# brackets, and the newer form of the mouse.
XTERM_ALONE = (
    r"\x1b\][012];[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?(?:1000|1006|1006;1000|2004)[hl]"
    r"|\x1b\[2[23];[0-2](?:;[0-2])?t"
)
COLOUR = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:[34]\d|9[0-7]|10[0-7])(?:;[\d;]*)?m")
COLOURLESS = ["vt100", "vt220"]
FONT_OF_CONSOLE = set("─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬█▀▄▌▐░▒▓■●○◆▸▾▲▼◄►↑↓←→·–—…≥≤±×°µ§²³½¼✓")

needs_infocmp = pytest.mark.skipif(shutil.which("infocmp") is None, reason="no infocmp here")


def walk(terminal):
    """Every page, a focus, the help and a drill-in; leaves with the terminal as it was found."""
    for key in "23l?\x1b4jq":
        terminal.press(key)
        terminal.read_until_idle()
    assert terminal.wait_for_end() == 0
    assert terminal.is_restored


@needs_infocmp
@pytest.mark.parametrize("name", ["vt100", "linux", "ansi"])
def test_no_escape_is_sent_that_the_description_does_not_have(open_terminal, name):
    terminal = open_terminal(TERM=name)
    walk(terminal)
    assert Description(name).unknown(terminal.output.decode(), also=MOUSE) == []


@needs_infocmp
@pytest.mark.parametrize(
    "name",
    ["xterm-256color", "xterm", "xterm-kitty", "putty", "screen", "tmux-256color"],
)
def test_a_terminal_like_xterm_is_sent_what_its_description_or_xterms_has(open_terminal, name):
    terminal = open_terminal(TERM=name)
    walk(terminal)
    description = Description(name) if is_described(name) else Description("xterm-256color")
    assert description.unknown(terminal.output.decode(), also=XTERM_ALONE) == []


def is_described(name):
    return subprocess.run(["infocmp", name], capture_output=True).returncode == 0


@pytest.mark.parametrize("name", COLOURLESS)
def test_a_terminal_without_colours_is_sent_none(open_terminal, name):
    terminal = open_terminal(TERM=name, COLORTERM="truecolor")
    walk(terminal)
    assert not COLOUR.search(terminal.output)


def test_the_console_is_sent_what_its_font_has(open_terminal):
    terminal = open_terminal(TERM="linux")
    walk(terminal)
    sent = {character for character in terminal.output.decode() if ord(character) > 0xff}
    hanzi = {character for character in sent if ord(character) >= 0x2e80}
    assert sent - hanzi <= FONT_OF_CONSOLE


def test_a_size_that_nobody_knows_is_eighty_by_twenty_four(open_terminal):
    terminal = open_terminal(0, 0, is_awaited=False)
    terminal.screen.resize(24, 80)
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "1 Overview", "it is drawn")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
