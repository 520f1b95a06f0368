"""The manual page says everything that the program can be told."""

import json
import shutil
import subprocess

import pytest


@pytest.fixture(scope="module")
def root(program, environment):
    result = subprocess.run(
        [program, "--experimental-dump-help"], env=environment, capture_output=True, check=True)
    return json.loads(result.stdout)["command"]


@pytest.fixture(scope="module")
def manual(program, environment):
    return subprocess.run(
        [program, "manual"], env=environment, capture_output=True, check=True, text=True).stdout


def commands(command, path=()):
    for part in command.get("subcommands", []):
        if part["commandName"] != "help" and part.get("shouldDisplay", True):
            yield (*path, part["commandName"]), part
            yield from commands(part, (*path, part["commandName"]))


def section(manual, title):
    """A subsection, as lines."""
    return manual.partition(f"\n.Ss {title}\n")[2].partition("\n.S")[0]


def test_every_command_and_every_option_stand_in_it(root, manual):
    found = list(commands(root))
    assert len(found) > 10
    for path, command in found:
        text = section(manual, " ".join(path))
        assert text, path
        for argument in command.get("arguments", []):
            for name in argument.get("names", []):
                if argument["shouldDisplay"] and name["name"] not in ("h", "help", "version"):
                    long = name["name"].replace("-", "\\-")
                    assert f'Fl "\\&\\-{long}"' in text, (path, name)


def test_every_command_shows_an_example(root):
    for path, command in commands(root):
        if not command.get("subcommands"):
            assert "  trialtop " in command.get("discussion", ""), path


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="no mandoc here")
def test_mandoc_finds_nothing_to_complain_of(manual):
    result = subprocess.run(
        ["mandoc", "-Tlint", "-Wwarning"], input=manual, capture_output=True, text=True)
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_groff_finds_nothing_to_complain_of(manual):
    result = subprocess.run(
        ["groff", "-mandoc", "-ww", "-Tutf8"], input=manual, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_given_completions(program, environment, shell):
    script = subprocess.run(
        [program, "--generate-completion-script", shell], env=environment, capture_output=True,
        check=True, text=True).stdout
    assert "survival" in script and "access" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, check=True, capture_output=True, text=True)
