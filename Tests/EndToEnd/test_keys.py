import pytest

TABS = 1


def test_it_starts_with_the_overview(open_terminal):
    terminal = open_terminal()
    assert terminal.reversed_text(TABS) == "1 Overview"
    assert terminal.shows_alternate_screen
    assert terminal.screen.cursor.hidden


@pytest.mark.parametrize("columns, rows", [(80, 24), (120, 40)])
def test_every_number_key_opens_its_page(open_terminal, columns, rows):
    terminal = open_terminal(columns, rows)
    pages = ["Enrolment", "Safety", "Listing", "Response", "Survival", "Comparison",
             "Overview"]
    for key, page in zip("2345671", pages):
        terminal.press(key)
        terminal.wait_until(
            lambda: terminal.reversed_text(TABS) == f"{key} {page}", f"{page} is open")


def test_keys_typed_ahead_are_all_taken(open_terminal):
    terminal = open_terminal()
    terminal.press("23456")
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "6 Survival", "6 is open")


def test_alt_with_a_key_is_not_taken_for_the_key(open_terminal):
    terminal = open_terminal()
    terminal.press("\x1bq")
    terminal.read_until_quiet()
    terminal.press("2")
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "2 Enrolment", "2 is open")


def test_arrows_of_either_cursor_mode_move_the_selection(open_terminal):
    terminal = open_terminal()
    terminal.press("4")
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "4 Listing", "4 is open")
    terminal.read_until_quiet()
    for down in ["\x1bOB", "\x1b[B", "j"]:
        before = marked_row(terminal)
        terminal.press(down)
        terminal.wait_until(lambda: marked_row(terminal) == before + 1, "the next row is marked")


def marked_row(terminal):
    rows = [row for row, line in enumerate(terminal.lines) if "▸" in line]
    return rows[0] if rows else None


def test_q_ends_it_and_gives_the_terminal_back(open_terminal):
    terminal = open_terminal()
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_restored
