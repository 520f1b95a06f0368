"""Names as data bring them: escape sequences, wide, combining and drawn characters."""

import re
import subprocess
import unicodedata

import pytest

TERMS = {
    "colour": "Rash \x1b[31mred",
    "title": "Nausea \x1b]0;owned\x07 after",
    "bell": "Cough\x07\x08\x7f",
    "c1": "Fever \u009b2J high",
    "turned": "Pain \u202eright to left",
    "wide": "发热伴寒战",
    "combining": "Dyspne\u0301e a\u0308rger",
    "drawn": "Fatigue 😀 day",
    "joined": "Oedema 👩‍⚕️ seen",
    "tags": "Itch \u200b\ufeffhidden",
}
STUDY = """
[study]
id = "FOREIGN-1"
title = "Names \\u001b[31mfrom 上海 abroad"
synthetic = true
data_cut = 2025-06-30
"""
SUBJECTS = "subject_id,site,consent_date,screen_status,first_treatment,age,sex\n"
EVENTS = "subject_id,ae_id,term,pt,soc,grade,start,serious,rel\n"


@pytest.fixture(scope="module")
def store(program, environment, tmp_path_factory):
    folder = tmp_path_factory.mktemp("foreign")
    (folder / "study.toml").write_text(STUDY)
    rows = [(f"S-{number:02}", term) for number, term in enumerate(TERMS.values(), 1)]
    (folder / "subjects.csv").write_text(SUBJECTS + "".join(
        f"{subject},上海01,2025-01-02,ENROLLED,2025-01-05,60,F\n" for subject, _ in rows))
    (folder / "ae.csv").write_text(EVENTS + "".join(
        f'{subject},AE01,"{term}","{term}",Skin,3,2025-02-01,N,RELATED\n'
        for subject, term in rows))
    (folder / "response.csv").write_text("subject_id,date,overall\n")
    path = str(folder / "foreign.trialtop")
    subprocess.run(
        [program, "import", str(folder), "--into", path, "--quiet", "--allow-empty"],
        env=environment, check=True, capture_output=True)
    return path


@pytest.fixture
def listing(open_terminal, store):
    terminal = open_terminal(120, 30, command=[store], is_awaited=False)
    terminal.wait_for_text("Overview")
    terminal.press("4")
    terminal.wait_for_text("S-10")
    terminal.read_until_idle()
    return terminal


def test_nothing_of_a_name_reaches_the_terminal_as_a_command(listing):
    for key in ["3", "2", "4", "\r", "\x1b", "l", "\r"]:
        listing.press(key)
        listing.read_until_idle()
    listing.press("q")
    listing.read_until_idle()
    # The window's title, which is the program's own, ends with a bell.
    output = re.sub(rb"\x1b\][02];trialtop[^\x07]*\x07", b"", listing.output)
    for command in [b"\x1b[31mred", b"\x1b[31mfrom", b"\x1b]0;owned", b"\x07", b"\x7f"]:
        assert command not in output
    text = output.decode()
    assert not {"\u009b", "\u202e", "\u200b", "\ufeff"} & set(text)


def test_what_was_hidden_is_shown_as_marks(listing):
    assert "␛[31mred" in listing.text
    assert "␇" in listing.text


def test_every_row_has_its_columns_under_the_same_heads(listing):
    rows = [row for row, line in enumerate(listing.lines) if "S-" in line and "2025-02-01" in line]
    assert len(rows) == len(TERMS)
    places = {column_of(listing, row, "2025-02-01") for row in rows}
    assert len(places) == 1


def column_of(terminal, row, text):
    """The column where a text begins, a wide character counting two."""
    cells = terminal.screen.buffer[row]
    line = [cells[x].data or "" for x in range(terminal.screen.columns)]
    for x in range(len(line)):
        if "".join(line[x:x + len(text)]) == text:
            return x
    return None


def test_print_and_report_show_marks_as_well(run_without_terminal, store):
    for arguments in [["print", "listing", store], ["report", "listing", store],
                      ["report", "listing", store, "--format", "csv"]]:
        text = run_without_terminal(*arguments).stdout
        assert "Rash" in text
        assert not [c for c in text if unicodedata.category(c) == "Cc" and c not in "\r\n"]
