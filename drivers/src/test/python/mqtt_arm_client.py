"""Moves the emulated MQTT arm by the documented protocol with Eclipse Paho's Python client, in JSON without one user
property that a payload can carry.  Arguments: port, prefix, joint target.  Prints what it hears; ends by itself."""
import json
import sys
import time

import paho.mqtt.client as mqtt

port, prefix, target = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
state, sequence = None, 0


def on_message(client, userdata, message):
    global state
    if message.topic.endswith("/state"):
        state = json.loads(message.payload)
    else:
        print(message.topic, message.payload.decode(), "retained" if message.retain else "live", flush=True)


client = mqtt.Client(client_id="python", protocol=mqtt.MQTTv311)
client.on_message = on_message
client.connect("127.0.0.1", port, keepalive=5)
client.subscribe([(prefix + "/state", 0), (prefix + "/condition", 1), (prefix + "/connection", 1)])
client.loop_start()
end = time.monotonic() + 20
place = None
while time.monotonic() < end:
    time.sleep(0.01)
    if state is None:
        continue
    if place is None:
        place = state["position"][0]
    place += max(-0.01, min(0.01, target - place))
    sequence += 1
    command = {"seq": sequence, "t_ns": time.monotonic_ns(), "session": "python", "valid_ms": 500,
               "position": [place, state["position"][1]]}
    client.publish(prefix + "/command", json.dumps(command))
    if abs(state["position"][0] - target) < 1e-3:
        print("arrived", flush=True)
        break
client.loop_stop()
client.disconnect()
