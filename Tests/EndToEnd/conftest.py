import os
import subprocess
import tempfile

import pytest

from terminal import Terminal


@pytest.fixture(scope="session")
def program():
    path = os.environ.get("TRIALTOP")
    if not path:
        pytest.exit("set TRIALTOP to the path of the program under test", returncode=2)
    return os.path.abspath(path)


@pytest.fixture(scope="session")
def home():
    """A home of its own, so that a test neither finds nor leaves anything."""
    with tempfile.TemporaryDirectory() as folder:
        yield folder


@pytest.fixture(scope="session")
def environment(home):
    kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH", "TRIALTOP_SAMPLE_DATA") if key in os.environ}
    return kept | {
        "HOME": home, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
        "SWIFT_BACKTRACE": "enable=no",
    }


@pytest.fixture
def open_terminal(program, environment):
    """Starts the dashboard on the sample trial; waits for the first page unless told not to."""
    terminals = []

    def open_terminal(
            columns=120, rows=40, command=("demo",), arguments=(), is_awaited=True,
            ignores_hangup=False, is_controlling=True, **variables):
        terminal = Terminal(
            [program, *command, *arguments], columns, rows, environment | variables,
            ignores_hangup, is_controlling)
        terminals.append(terminal.__enter__())
        if is_awaited:
            terminal.wait_for_text("Overview")
            terminal.read_until_idle()
        return terminal

    yield open_terminal
    for terminal in terminals:
        terminal.__exit__()


@pytest.fixture(scope="session")
def registry(program, home):
    """A synthetic store of 2,000 subjects."""
    store = os.path.join(home, "registry.trialtop")
    subprocess.run(
        [program, "simulate", "registry", "--subjects", "2000", "--seed", "1", "--into", store],
        check=True, stdout=subprocess.DEVNULL)
    return store


@pytest.fixture
def run_on_terminal(program, environment):
    """Starts a command on a terminal with room for all that it says."""
    terminals = []

    def run_on_terminal(*arguments, **variables):
        terminal = Terminal([program, *arguments], 160, 120, environment | variables)
        terminals.append(terminal.__enter__())
        return terminal

    yield run_on_terminal
    for terminal in terminals:
        terminal.__exit__()


@pytest.fixture
def run_without_terminal(program, environment):
    def run(*arguments, **variables):
        return subprocess.run(
            [program, *arguments], env=environment | variables, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=60)

    return run
