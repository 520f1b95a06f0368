import os
import re

import pytest

WRONG = 'theme = "dark"\ncolours = 256\nteme = "light"\n\n[keys]\ndown = "n"\n'
# The dark theme's tabs, in the nearest of 256 colours.
PALE_TEXT = b"38;5;253"


@pytest.fixture
def configuration(tmp_path):
    """A configuration with one wrong line, last changed long ago."""
    folder = tmp_path / "trialtop"
    folder.mkdir()
    file = folder / "config.toml"
    file.write_text(WRONG)
    os.utime(file, (1_000_000_000, 1_000_000_000))
    return file


def untouched(file):
    return file.read_text() == WRONG and file.stat().st_mtime == 1_000_000_000


def home(configuration):
    return {"XDG_CONFIG_HOME": str(configuration.parent.parent)}


def test_the_theme_of_the_configuration_is_shown(open_terminal, configuration):
    terminal = open_terminal(**home(configuration))
    assert PALE_TEXT in terminal.output
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert untouched(configuration)


def test_an_option_comes_before_the_configuration(open_terminal, configuration):
    terminal = open_terminal(arguments=["--theme", "mono"], **home(configuration))
    assert PALE_TEXT not in terminal.output


def test_the_configuration_comes_before_the_environment(open_terminal, configuration):
    terminal = open_terminal(NO_COLOR="1", TRIALTOP_THEME="mono", **home(configuration))
    assert PALE_TEXT in terminal.output


def test_a_wrong_line_is_told_on_the_display(open_terminal, configuration):
    terminal = open_terminal(**home(configuration))
    assert "config.toml:3: there is no setting 'teme'; did you mean theme?" in terminal.text


def test_a_file_that_is_no_toml_holds_nothing_up(open_terminal, configuration):
    configuration.write_text('theme = "dark\n')
    terminal = open_terminal(**home(configuration))
    assert "config.toml:1:14: is not valid TOML" in terminal.text
    assert PALE_TEXT not in terminal.output
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_a_key_of_the_configuration_does_what_it_says(open_terminal, configuration):
    terminal = open_terminal(**home(configuration))
    terminal.press("4")
    terminal.wait_for_text("Listing")
    terminal.read_until_quiet()
    before = terminal.text
    terminal.press("j")
    terminal.read_until_quiet()
    assert terminal.text == before
    terminal.press("n")
    terminal.read_until_quiet()
    assert terminal.text != before


def test_doctor_tells_the_wrong_line(run_without_terminal, configuration):
    result = run_without_terminal("doctor", **home(configuration))
    assert f"{configuration}:3: there is no setting 'teme'" in result.stdout
    assert untouched(configuration)


def test_doctor_on_a_terminal_is_content(run_on_terminal, configuration):
    terminal = run_on_terminal("doctor", **home(configuration))
    assert terminal.wait_for_end() == 0
    assert "colours      256: the configuration, line 2" in terminal.text
    assert "The dashboard can run here." in terminal.text
    assert not terminal.shows_alternate_screen


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_the_bars_of_the_test_card_stand_in_one_column(run_on_terminal, locale):
    terminal = run_on_terminal("doctor", LC_ALL=locale)
    assert terminal.wait_for_end() == 0
    rows = terminal.screen.display
    first = next(i for i, row in enumerate(rows) if row.startswith("ruler"))
    bars = [[x for x in range(80) if terminal.screen.buffer[y][x].data == "|"]
            for y in range(first, first + 8)]
    assert all(row[0] == 14 and row[-1] == 55 for row in bars)


def test_glyphs_that_are_asked_for_are_drawn_in_any_locale(open_terminal):
    terminal = open_terminal(arguments=["--charset", "box"], LC_ALL="C")
    assert "╭" in terminal.text or "┌" in terminal.text


def test_glyphs_of_ascii_are_drawn_where_utf8_would_do(open_terminal):
    terminal = open_terminal(arguments=["--charset", "ascii"])
    assert all(byte < 0x80 for byte in terminal.output)


def test_no_colours_that_are_asked_for_are_none(open_terminal):
    terminal = open_terminal(arguments=["--color", "none", "--theme", "dark"])
    assert not re.search(rb"\x1b\[[\d;]*[34]8;[25];[\d;]*m", terminal.output)


@pytest.mark.parametrize(
    "arguments, variables, is_on", [
        ([], {}, True), ([], {"SSH_TTY": "/dev/pts/9"}, False), (["--mouse", "off"], {}, False),
        (["--mouse", "on"], {"SSH_TTY": "/dev/pts/9"}, True)])
def test_the_mouse_is_taken_where_it_is_wanted(open_terminal, arguments, variables, is_on):
    terminal = open_terminal(arguments=arguments, **variables)
    assert (b"\x1b[?1000h" in terminal.output or b"\x1b[?1006;1000h" in terminal.output) == is_on
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_restored


def test_a_configuration_that_is_named_must_be_there(run_without_terminal):
    result = run_without_terminal("demo", "--config", "/nowhere.toml")
    assert result.returncode == 2
    assert "--config: there is no file /nowhere.toml" in result.stderr
