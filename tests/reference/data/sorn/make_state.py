"""States as users of the Python package `sorn` save them, by NumPy 2.4.6.

    python make_state.py        writes state.npz, wrong_type.npz, wrong_shape.npz

Six excitatory units, two inhibitory ones, matrices [source, target]; several types and orders of storage.
`../../../library/sorn/files.rs` computes the same numbers.
"""
import numpy as np

pre, post = np.indices((6, 6))
wee = np.where((pre == post) | ((pre + 2 * post) % 5 == 0), 0.0, (10 * pre + post) / 1024)
state = {
    "Wee": wee,
    "Wei": np.asfortranarray([[(100 * i + j + 1) / 1024 for j in range(6)] for i in range(2)]),
    "Wie": np.array([[(10 * i + j + 1) / 1024 for j in range(2)] for i in range(6)], dtype=np.float32),
    "Te": np.arange(6).reshape(6, 1) / 8,
    "Ti": np.array([[0.125], [0.375]]),
    # Columns: t - 1, t.
    "X": np.array([[0, 1], [1, 0], [1, 0], [0, 1], [0, 1], [1, 0]]),
    "Y": np.array([[True, False], [False, True]]),
}
np.savez_compressed("state.npz", **state)
np.savez_compressed("wrong_type.npz", **{**state, "Wee": wee.astype(complex)})
np.savez_compressed("wrong_shape.npz", **{**state, "Wee": wee[:, :, None]})
