"""openpi's stock websocket client (PyPI openpi-client 0.1.2) against a server of ours.

Usage: openpi_peer_client.py PORT KEY. Prints the metadata, the actions of three observations (float64,
hex, one line each) and the last line of what a request without an observation brings, as it comes.
"""

import sys

import numpy as np
from openpi_client import websocket_client_policy

policy = websocket_client_policy.WebsocketClientPolicy("127.0.0.1", int(sys.argv[1]), sys.argv[2])
print(policy.get_server_metadata()["policy"], flush=True)
for n in range(3):
    answer = policy.infer(
        {
            "observation/joint_position": np.array([[100.0, 200.0], [104.0, 203.0]]) + n,
            "observation/keypoints": np.full((2, 16), 250.0 + n),
            "prompt": "push",
        }
    )
    print(answer["actions"].shape, answer["actions"].tobytes().hex(), flush=True)
try:
    policy.infer({"prompt": "push"})
except RuntimeError as e:
    print(str(e).splitlines()[-1], flush=True)
