"""Prints what it hears.  Arguments: port, topic filter."""
import sys

import paho.mqtt.client as mqtt


def on_subscribe(client, userdata, mid, granted):
    print("listening", flush=True)


def on_message(client, userdata, message):
    print(message.topic, message.payload.decode(), flush=True)


client = mqtt.Client(client_id="witness")
client.on_subscribe = on_subscribe
client.on_message = on_message
client.connect("127.0.0.1", int(sys.argv[1]))
client.subscribe(sys.argv[2], 1)
client.loop_forever()
