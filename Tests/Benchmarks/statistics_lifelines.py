"""Answers each kernel's name on standard input with its seconds and one number of its result.

Usage: python statistics_lifelines.py FOLDER; the folder is what StatisticsBenchmark made.
"""

import sys
import time
from pathlib import Path

import lifelines
import numpy as np
import pandas as pd
from lifelines.statistics import logrank_test

folder = Path(sys.argv[1])
day = np.fromfile(folder / "day.i32", "<i4").astype(float)
decimal = np.fromfile(folder / "time.f64", "<f8")
event = np.fromfile(folder / "event.u8", "u1")
group = np.fromfile(folder / "group.u8", "u1")
columns = pd.DataFrame({f"x{i}": np.fromfile(folder / f"x{i}.f64", "<f8") for i in range(1, 9)})
columns["day"], columns["event"] = day, event


def survival_of(times):
    first, second = group == 0, group == 1
    for chosen in (first, second):
        lifelines.KaplanMeierFitter().fit(times[chosen], event[chosen]).median_survival_time_
    test = logrank_test(times[first], times[second], event[first], event[second])
    return test.test_statistic


def cox():
    fit = lifelines.CoxPHFitter().fit(columns, "day", "event")
    return fit.params_["x1"]


KERNELS = {
    "curves and log-rank, days": lambda: survival_of(day),
    "curves and log-rank, decimal": lambda: survival_of(decimal),
    "Cox, fit": cox,
}

print("lifelines", lifelines.__version__, flush=True)
for line in sys.stdin:
    kernel = KERNELS.get(line.strip())
    if kernel is None:
        print("none", flush=True)
        continue
    begin = time.perf_counter()
    value = kernel()
    print(f"{time.perf_counter() - begin:.6f} {value:.10g}", flush=True)
