"""Cart and pole by their coupled equations, solved numerically in each step: `cart_pole.json`. Run once: `python make_cart_pole.py`
(numpy).

    (M + m) x'' + m l cos(a) a'' = F + m l sin(a) a'^2
    cos(a) x''  + 4/3 l a''      = g sin(a)

Barto, Sutton & Anderson 1983, IEEE Trans. Syst. Man Cybern. 13, 834: two equations of motion for a uniform rod of half length l."""

import json
import math
import pathlib

import numpy

M, m, l, g, dt = 1.0, 0.1, 0.5, 9.8, 0.02


def run(state, actions):
    x, v, a, w = state
    rows = []
    for action in actions:
        force = 10.0 if action else -10.0
        left = [[M + m, m * l * math.cos(a)], [math.cos(a), 4 / 3 * l]]
        right = [force + m * l * math.sin(a) * w * w, g * math.sin(a)]
        linear, angular = numpy.linalg.solve(left, right)
        x, v, a, w = x + dt * v, v + dt * linear, a + dt * w, w + dt * angular
        rows += [x, v, a, w]
        if abs(x) > 2.4 or abs(a) > math.radians(12):
            break
    return rows


result = {
    # Pushes against the fall and the speed: the whole length of an episode.
    "kept start": [0.03, -0.02, 0.04, 0.01],
    # Always to the right.
    "fallen start": [-0.01, 0.04, -0.03, 0.02],
}
state, actions = result["kept start"], []
for _ in range(200):
    x, v, a, w = state
    actions.append(int(a + 0.3 * w + 0.05 * x + 0.1 * v > 0))
    state = run(state, actions[-1:])
result["kept actions"] = actions
result["kept states"] = run(result["kept start"], actions)
assert len(result["kept states"]) == 800
result["fallen states"] = run(result["fallen start"], [1] * 200)
text = json.dumps(result).replace('], "', '],\n"')
pathlib.Path(__file__).with_name("cart_pole.json").write_text(text + "\n")
