"""Robustness of formulas on traces by RTAMT, discrete time, offline.

    rtamt_robustness.py INPUT OUTPUT

INPUT holds 4 lines a case: the formula over x, y, z with a sampling period of 100 ms, then the
samples of x, of y and of z. OUTPUT gets 2 lines a case: the robustness at every row, and the
robustness at row 0 of the first 2, 3, ... rows taken as the whole trace (RTAMT takes no trace of one
row).
"""

import sys

import rtamt


def specification(formula):
    spec = rtamt.StlDiscreteTimeOfflineSpecification()
    for name in "xyz":
        spec.declare_var(name, "float")
    spec.unit = "s"
    spec.set_sampling_period(100, "ms", 0.1)
    spec.spec = formula
    spec.parse()
    return spec


def robustness(spec, samples, rows):
    dataset = {name: list(values[:rows]) for name, values in zip("xyz", samples)}
    dataset["time"] = [0.1 * row for row in range(rows)]
    return [value for _, value in spec.evaluate(dataset)]


def line(values):
    return " ".join(repr(float(value)) for value in values) + "\n"


with open(sys.argv[1]) as file:
    lines = file.read().splitlines()
with open(sys.argv[2], "w") as out:
    for at in range(0, len(lines), 4):
        spec = specification(lines[at])
        samples = [[float(x) for x in text.split()] for text in lines[at + 1 : at + 4]]
        rows = len(samples[0])
        out.write(line(robustness(spec, samples, rows)))
        out.write(line(robustness(spec, samples, n)[0] for n in range(2, rows + 1)))
