"""What a full-screen program costs on a terminal of 120 by 40, beside others in the same run.

Usage: python terminal.py PROGRAM SAMPLE_FOLDER [FOLDER]. Programs that are not installed are left
out, and said so. FOLDER keeps the stores that are measured, to be used again.

First frame: from the start to the last byte before a rest of 0.3 s. Idle: five seconds with
nothing to do. Row move and key: twenty presses of the key for down, the median of the bytes, and of the time to
the last byte of the answer. Memory: resident, at the end.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "EndToEnd"))
from terminal import Terminal  # noqa: E402

IDLE = 5
MOVES = 20
REST = 0.3
# The table of the design: title, unit, and what trialtop must stay within.
BUDGETS = [
    ("first frame", "ms", 100), ("first frame", "B", 8000), ("idle", "B/s", 0),
    ("idle CPU", "%", 0.1), ("row move", "B", 100), ("key", "ms", 10), ("resident", "MB", 40),
]


@dataclass
class Subject:
    title: str
    command: list[str]
    prelude: str = ""
    down: str = "j"
    has_budget: bool = False


def first_frame(terminal, begin):
    terminal.wait_until(lambda: terminal.output, "it writes")
    last = time.perf_counter()
    while terminal.read(REST):
        last = time.perf_counter()
    return last - begin


def idle(terminal):
    terminal.read_until_quiet(REST)
    cpu = terminal.processor_seconds()
    begin, size = time.perf_counter(), len(terminal.output)
    while (rest := begin + IDLE - time.perf_counter()) > 0:
        terminal.read(rest)
    seconds = time.perf_counter() - begin
    return (
        (len(terminal.output) - size) / seconds,
        (terminal.processor_seconds() - cpu) / seconds * 100)


def row_move(terminal, key):
    """Bytes and seconds of one press, to the last byte before a rest."""
    begin = last = time.perf_counter()
    size = len(terminal.output)
    terminal.press(key)
    while terminal.read(0.1):
        last = time.perf_counter()
    return len(terminal.output) - size, last - begin


def measure(subject, environment):
    begin = time.perf_counter()
    with Terminal(subject.command, 120, 40, environment) as terminal:
        frame, size = first_frame(terminal, begin), len(terminal.output)
        idle_bytes, idle_cpu = idle(terminal)
        for key in subject.prelude:
            terminal.press(key)
            terminal.read_until_quiet(REST)
        moves = [row_move(terminal, subject.down) for _ in range(MOVES)]
        moved = [move for move in moves if move[0]] or [(0, 0)]
        bytes_moved, seconds = (statistics.median(move[i] for move in moved) for i in (0, 1))
        return [
            frame * 1000, size, idle_bytes, idle_cpu, bytes_moved, seconds * 1000,
            terminal.resident_megabytes()]


def subjects(program, sample, folder):
    """Ours on the sample and on 2,000 subjects, and what else is at home in a terminal."""
    registry, store = f"{folder}/registry.trialtop", f"{folder}/sample.trialtop"
    if not os.path.exists(registry):
        run([program, "simulate", "registry", "--subjects", "2000", "--seed", "1", "--into",
             registry])
    if not os.path.exists(store):
        run([program, "import", sample, "--into", store, "--quiet"])
    return [
        Subject("trialtop, 2,000 subjects", [program, registry], "4", has_budget=True),
        Subject("trialtop, the sample", [program, store], "4", has_budget=True),
        Subject("htop", ["htop"], down="\x1bOB"), Subject("btop", ["btop"], down="\x1b[B"),
        Subject("less", ["less", f"{sample}/ae.csv"]), Subject("vd", ["vd", f"{sample}/ae.csv"]),
    ]


def run(command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def verdict(measured):
    over = [
        f"{title} {value:.4g} > {limit} {unit}"
        for value, (title, unit, limit) in zip(measured, BUDGETS) if value > limit]
    return "within budget" if not over else "OVER: " + ", ".join(over)


def main():
    program, sample = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as home:
        folder = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else home
        os.makedirs(folder, exist_ok=True)
        environment = os.environ | {
            "HOME": home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
        print(f"{'terminal, 120x40':26}" + "".join(f"{title:>12}" for title, _, _ in BUDGETS))
        print(f"{f'load {os.getloadavg()[0]:.1f}':26}" + "".join(f"{unit:>12}" for _, unit, _ in BUDGETS))
        for subject in subjects(program, sample, folder):
            if shutil.which(subject.command[0]) is None:
                print(f"{subject.title:26} is not installed, left out")
                continue
            measured = measure(subject, environment)
            figures = "".join(f"{value:12.1f}" for value in measured)
            print(
                f"{subject.title:26}{figures}"
                + (f"   {verdict(measured)}" if subject.has_budget else ""), flush=True)
        print(f"{'budget':26}" + "".join(f"{limit:12.1f}" for _, _, limit in BUDGETS))


if __name__ == "__main__":
    main()
