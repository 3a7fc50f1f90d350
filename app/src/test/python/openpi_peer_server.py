"""openpi's stock websocket server (PyPI openpi-server 0.1.0) with a policy that answers with its own
observation. Prints the port once it answers.

Actions: row r is joint_position + r; a prompt of "fail" raises, as a broken policy would.
"""

import contextlib
import socket
import threading
import urllib.request

import numpy as np
from openpi_client import base_policy
from openpi_server import WebsocketPolicyServer


class Echo(base_policy.BasePolicy):
    def infer(self, obs):
        if obs["prompt"] == "fail":
            raise KeyError("state")
        joints = obs["observation/joint_position"]
        image = obs["images"]["cam_high"]
        assert image.dtype == np.uint8 and image.shape == (3, 1, 2), image
        rows = joints[None, :] + np.arange(3)[:, None] + image[0, 0, 0]
        return {"actions": rows.astype(np.float32), "state": joints}


with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = WebsocketPolicyServer(Echo(), host="127.0.0.1", port=port, metadata={"reset_pose": [0.0]})
threading.Thread(target=server.serve_forever, daemon=True).start()
while True:
    with contextlib.suppress(OSError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10).read()
        break
print(port, flush=True)
threading.Event().wait()
