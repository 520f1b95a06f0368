"""Whole-process timings, each as a ratio to a peer run in turn with it.

Usage: python bench.py PROGRAM SAMPLE_FOLDER. Peers that are not installed are left out, and said so.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7


def seconds(command, environment):
    begin = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def compare(title, ours, peer, environment):
    """Runs the two in turn, A B A B, and prints medians and the median of the paired ratios."""
    if shutil.which(peer[0]) is None:
        print(f"{title:44} {peer[0]} is not installed, left out")
        return
    seconds(ours, environment), seconds(peer, environment)
    pairs = [(seconds(ours, environment), seconds(peer, environment)) for _ in range(RUNS)]
    a, b = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(f"{title:44} {a * 1000:8.0f} ms {b * 1000:8.0f} ms   {ratio:6.1f} times faster")


def main():
    program, sample = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "HOME": home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": home, "XDG_STATE_HOME": home}
        store = f"{home}/sample.trialtop"
        print(f"{'whole process, the sample trial':44} {'ours':>11} {'peer':>11}")
        subprocess.run(
            [program, "import", sample, "--into", store, "--quiet"], env=environment, check=True,
            stdout=subprocess.DEVNULL)
        script = str(Path(__file__).with_name("overview.R"))
        compare(
            "overview from the store, R from the files",
            [program, "report", "overview", store], ["Rscript", script, sample], environment)


main()
