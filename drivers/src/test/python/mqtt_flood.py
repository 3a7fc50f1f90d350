"""Publishes as fast as it can, on a topic of others and on one of its own, until it is killed.  Arguments: port, topic."""
import sys

import paho.mqtt.client as mqtt

client = mqtt.Client(client_id="flood")
client.connect("127.0.0.1", int(sys.argv[1]))
client.loop_start()
print("flooding", flush=True)
number = 0
while True:
    number += 1
    info = client.publish(sys.argv[2], '{"seq": %d, "t_ns": 1, "session": "flood", "position": [1, 1]}' % number)
    client.publish("flood/%d" % (number % 100), b"x" * 200)
    if number % 100 == 0:
        info.wait_for_publish()
