TABS = 1


def shows(terminal, text):
    return any(text in line for line in terminal.lines)


def test_from_a_number_to_its_subjects_to_one_of_them_and_back(open_terminal):
    terminal = open_terminal(120, 40)
    terminal.press("5")
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "5 Response", "5 is open")
    terminal.press("\x1b[B")
    terminal.press("\x1b[B")
    terminal.press("\x1b[B")
    terminal.read_until_quiet()
    terminal.press("D")
    terminal.wait_until(lambda: shows(terminal, "RECIST 1.1"), "the card names its source")
    terminal.press("\x1b")
    terminal.wait_until(lambda: not shows(terminal, "Formula"), "the card is closed")
    terminal.press("\r")
    terminal.wait_until(lambda: shows(terminal, "Response ▸ Partial response"), "the subjects")
    terminal.press("\r")
    terminal.wait_until(lambda: shows(terminal, "▸ Partial response ▸"), "the profile")
    terminal.press("\x1b")
    terminal.wait_until(lambda: not shows(terminal, "▸ Partial response ▸"), "the subjects again")
    terminal.press("\x1b")
    terminal.wait_until(lambda: not shows(terminal, "Response ▸"), "the page again")
    terminal.press("D")
    terminal.wait_until(lambda: shows(terminal, "RECIST 1.1"), "the same number is in focus")
