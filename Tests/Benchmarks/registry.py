"""The synthetic registry at several sizes: writing the store, one page and two reports.

Usage: python registry.py PROGRAM SUBJECTS [FOLDER]. Sizes are the powers of ten from 1,000 up to
SUBJECTS. Stores are kept in FOLDER and used again where they are there; without FOLDER they are
made in a temporary one. Every figure is one run of a process of its own: wall time, processor time
and the greatest resident memory, as the system counts them for that process.
"""

import datetime
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

SEED = 1
COMMANDS = [
    ("print overview", ["print", "overview", "{store}", "--size", "120x40"]),
    ("report safety", ["report", "safety", "{store}", "--format", "json"]),
    ("report survival", ["report", "survival", "{store}", "--format", "json"]),
]


def run(command):
    """Wall seconds, processor seconds and peak resident bytes of one run, its output thrown away."""
    begin = time.perf_counter()
    child = os.posix_spawn(
        command[0], command, os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def sizes(limit):
    size = 1000
    while size < limit:
        yield size
        size *= 10
    yield limit


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def heading():
    load = os.getloadavg()[0]
    print(
        f"{datetime.date.today().isoformat()}, {processor()}, {os.cpu_count()} cores, "
        f"load {load:.1f} at the start, {platform.system()} {platform.release()}")
    print(f"\n{'subjects':>10}  {'operation':24} {'wall s':>8} {'cpu s':>8} {'peak MB':>9}"
          f" {'B/subject':>10}")


def line(subjects, title, measured, note=""):
    wall, cpu, peak = measured
    print(
        f"{subjects:>10,}  {title:24} {wall:8.2f} {cpu:8.2f} {peak / 1e6:9.0f}"
        f" {peak / subjects:10.0f}{note}", flush=True)


def measure(program, subjects, folder):
    store = f"{folder}/registry-{subjects}-{SEED}.trialtop"
    if not os.path.exists(store):
        measured = run([
            program, "simulate", "registry", "--subjects", str(subjects), "--seed", str(SEED),
            "--into", store])
        line(subjects, "simulate", measured, f"   store {os.path.getsize(store) / 1e6:.0f} MB")
    for title, words in COMMANDS:
        line(subjects, title, run([program] + [word.format(store=store) for word in words]))


def main():
    program, limit = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as temporary:
        folder = sys.argv[3] if len(sys.argv) > 3 else temporary
        os.makedirs(folder, exist_ok=True)
        heading()
        for subjects in sizes(limit):
            measure(program, subjects, folder)


main()
