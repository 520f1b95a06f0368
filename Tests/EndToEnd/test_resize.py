import pytest

TABS = 1


@pytest.mark.parametrize("columns, rows", [(80, 24), (200, 60), (40, 10)])
def test_a_resize_draws_the_page_anew(open_terminal, columns, rows):
    terminal = open_terminal()
    for size in [(columns, rows), (120, 40)]:
        terminal.resize(*size)
        terminal.wait_until(
            lambda: terminal.reversed_text(TABS) == "1 Overview", f"the page fills {size}")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_it_survives_sizes_too_small_for_anything(open_terminal):
    terminal = open_terminal()
    for size in [(20, 5), (1, 1), (3, 2), (300, 1), (80, 24)]:
        terminal.resize(*size)
        terminal.read_until_quiet()
        for key in "123456":
            terminal.press(key)
        terminal.read_until_quiet(0.1)
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "6 Survival", "6 is open")


def test_a_storm_of_resizes_ends_in_the_right_picture(open_terminal):
    terminal = open_terminal()
    before = len(terminal.output)
    for columns in [*range(111, 160), 100]:
        terminal.resize(columns, 30)
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "1 Overview", "it is drawn")
    terminal.read_until_idle()
    # Fifty pictures would be a third of a million bytes.
    assert len(terminal.output) - before < 10 * 8000
    assert max(map(len, terminal.lines)) > 90
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_a_size_in_the_environment_does_not_hide_the_real_one(open_terminal):
    terminal = open_terminal(100, 30, COLUMNS="40", LINES="10")
    assert any(terminal.lines[15:])
