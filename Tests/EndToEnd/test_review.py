"""Marks, exports, copies and the log of by-arm views, as they lie in a person's own files."""

import base64
import glob
import json
import os
import stat

import pytest

TABS = 1


@pytest.fixture
def own_files(tmp_path):
    return {
        "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache")}


def open_listing(terminal):
    terminal.press("4")
    terminal.wait_until(lambda: terminal.reversed_text(TABS) == "4 Listing", "4 is open")


def json_lines(pattern):
    files = glob.glob(pattern)
    assert len(files) == 1
    assert stat.S_IMODE(os.stat(files[0]).st_mode) == 0o600
    with open(files[0]) as file:
        return [json.loads(line) for line in file]


def test_a_mark_lies_in_a_file_of_its_own_and_is_there_again(open_terminal, own_files):
    terminal = open_terminal(160, 40, **own_files)
    open_listing(terminal)
    terminal.press("Mwatch the liver\r")
    terminal.wait_for_text("unreviewed")
    terminal.wait_for_text("✓")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    marks = json_lines(own_files["XDG_DATA_HOME"] + "/trialtop/reviews/*.jsonl")
    assert [(mark["reviewed"], mark["note"]) for mark in marks] == [(True, "watch the liver")]
    assert marks[0]["table"] == "adverseEvents" and len(marks[0]["fingerprint"]) == 64

    again = open_terminal(160, 40, **own_files)
    open_listing(again)
    again.wait_for_text("unreviewed")
    again.press("\r")
    again.wait_for_text("watch the liver")
    again.press("\x1b")
    again.read_until_quiet()
    again.press("M")
    again.wait_for_text("No longer marked")
    again.press("q")
    assert again.wait_for_end() == 0
    marks = json_lines(own_files["XDG_DATA_HOME"] + "/trialtop/reviews/*.jsonl")
    assert [mark["reviewed"] for mark in marks] == [True, False]


def test_a_damaged_line_is_told_and_stays(open_terminal, own_files):
    terminal = open_terminal(160, 40, **own_files)
    open_listing(terminal)
    terminal.press("M\r")
    terminal.wait_for_text("unreviewed")
    terminal.press("q")
    terminal.wait_for_end()
    path = glob.glob(own_files["XDG_DATA_HOME"] + "/trialtop/reviews/*.jsonl")[0]
    with open(path, "a") as file:
        file.write('{"version":1,"stu')

    again = open_terminal(160, 40, **own_files)
    open_listing(again)
    again.wait_for_text("line 2")
    again.press("jM\r")
    again.wait_until(lambda: len(open(path).readlines()) == 3, "the next mark has a line of its own")
    again.press("q")
    again.wait_for_end()
    lines = open(path).readlines()
    assert lines[1] == '{"version":1,"stu\n'
    assert json.loads(lines[2])["reviewed"]


def test_an_export_is_a_new_file_each_time(open_terminal, own_files, tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    terminal = open_terminal(160, 40, **own_files)
    open_listing(terminal)
    for _ in range(2):
        terminal.press("x")
        terminal.wait_for_text("Export what is on show")
        terminal.press("c")
        terminal.wait_for_text("written to")
        terminal.press("k")
        terminal.read_until_quiet()
    terminal.press("q")
    terminal.wait_for_end()
    names = sorted(os.listdir(tmp_path / "work"))
    assert len(names) == 4
    tables = [name for name in names if name.endswith(".csv")]
    abouts = [name for name in names if name.endswith(".about.txt")]
    assert len(tables) == len(abouts) == 2
    for name in names:
        assert stat.S_IMODE(os.stat(tmp_path / "work" / name).st_mode) == 0o600
    first, second = (open(tmp_path / "work" / name, newline="").read() for name in tables)
    assert first == second
    assert first.splitlines()[0].startswith("subject,")
    about = open(tmp_path / "work" / abouts[0]).read()
    assert "cut-off" in about and "store " in about


def test_a_copy_is_base64_to_the_terminal_and_a_file(open_terminal, own_files):
    terminal = open_terminal(160, 40, **own_files)
    open_listing(terminal)
    terminal.press("y")
    terminal.wait_for_text("copied to the clipboard")
    path = own_files["XDG_CACHE_HOME"] + "/trialtop/copied.txt"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    with open(path, "rb") as file:
        copied = file.read()
    assert b"Source" in copied
    assert b"\x1b]52;c;" + base64.b64encode(copied) + b"\x07" in terminal.output


def test_a_view_by_arm_is_one_line_of_the_log(run_without_terminal, own_files, environment):
    kept = {**own_files, "XDG_CACHE_HOME": environment["HOME"] + "/.cache"}
    pattern = own_files["XDG_STATE_HOME"] + "/trialtop/access.jsonl"
    assert run_without_terminal("print", "survival", **kept).returncode == 0
    assert not glob.glob(pattern)
    arguments = ["--access", "by-arm", "--where", "sex=female"]
    assert run_without_terminal("print", "survival", *arguments, **kept).returncode == 0
    assert run_without_terminal("report", "safety", *arguments, **kept).returncode == 0
    entries = json_lines(pattern)
    assert [(entry["way"], entry["view"]) for entry in entries] == [
        ("print", "survival"), ("report", "safety")]
    assert all(entry["filter"] == "sex=female" and entry["access"] == "byArm" for entry in entries)


def test_what_was_chosen_for_a_listing_is_kept_and_a_damaged_file_is_set_aside(
        open_terminal, own_files):
    terminal = open_terminal(160, 40, **own_files)
    open_listing(terminal)
    terminal.press("/grade>=3\r")
    terminal.read_until_quiet()
    terminal.press("q")
    terminal.wait_for_end()
    path = own_files["XDG_STATE_HOME"] + "/trialtop/views.json"
    assert json.load(open(path))["filters"] == ["grade>=3"]
    with open(path, "w") as file:
        file.write("{")
    again = open_terminal(160, 40, **own_files)
    again.wait_for_text("damaged")
    again.press("q")
    assert again.wait_for_end() == 0
    assert open(path + ".damaged").read() == "{"
