"""The kernels of Statistics beside R and lifelines: the same columns, in turn, in one run.

Usage: python statistics_peers.py STATISTICS_BENCHMARK [ROWS …]. Peers that are not installed are left
out, and said so. A ratio is the median of paired ratios.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
KERNELS = [
    "curves and log-rank, days",
    "curves and log-rank, decimal",
    "Cox, fit",
    "Cox, with concordance",
    "propensity matching",
    "limit: days counted",
    "limit: times read and added",
]


class Peer:
    """A process that answers the name of a kernel with its seconds and one number of its result."""

    def __init__(self, name, command):
        self.name = name
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                stderr=subprocess.DEVNULL)
            self.version = self.process.stdout.readline().strip()
        except FileNotFoundError:
            self.version = ""
        if not self.version:
            print(f"{name} is not installed, left out")

    def run(self, kernel):
        self.process.stdin.write(kernel + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        return None if len(answer) != 2 else tuple(map(float, answer))

    @property
    def peak_megabytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def compare(kernel, ours, peers, runs):
    if ours.run(kernel) is None:
        return
    mine, others = [], {peer.name: [] for peer in peers}
    for _ in range(runs):
        mine.append(ours.run(kernel))
        for peer in peers:
            answer = peer.run(kernel)
            if answer is not None:
                others[peer.name].append(answer)
    line = f"  {kernel:30} {statistics.median(s for s, _ in mine) * 1000:9.2f} ms"
    for peer in peers:
        pairs = list(zip(others[peer.name], mine))
        if pairs:
            ratio = statistics.median(theirs / own for (theirs, _), (own, _) in pairs)
            apart = abs(pairs[0][0][1] - pairs[0][1][1]) / max(abs(pairs[0][1][1]), 1e-300)
            line += f"   {peer.name} {ratio:7.1f} x"
            line += "" if apart < 1e-5 else f" (another result: {pairs[0][0][1]:.6g})"
    print(line)


def main():
    program, sizes = sys.argv[1], [int(size) for size in sys.argv[2:]] or [1000, 10**4, 10**5, 10**6]
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours = Peer("trialtop", [os.path.abspath(program), str(rows), folder])
            peers = [
                peer for peer in (
                    Peer("R", ["Rscript", str(HERE / "statistics.R"), folder]),
                    Peer("lifelines", [sys.executable, str(HERE / "statistics_lifelines.py"), folder]))
                if peer.version]
            versions = ", ".join(peer.version for peer in peers)
            print(f"{rows} subjects, two groups, eight covariates; times faster than {versions}")
            for kernel in KERNELS:
                compare(kernel, ours, peers, runs=3 if rows >= 10**6 else 7)
            print(f"  peak memory {ours.peak_megabytes:.0f} MB, the columns included")
            for peer in [ours] + peers:
                peer.end()


main()
