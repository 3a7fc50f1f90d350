"""A node with a bit of everything; does what the lines of its input say, then answers "done".

images N HZ BYTES   publishes N images on /image
subscribe TOPIC     as std_msgs/Float64
publish TOPIC       one latched std_msgs/Float64
"""

import sys

import genpy.dynamic
import rospy
from sensor_msgs.msg import Image
from std_msgs.msg import Float64, String


def trigger_type():
    """Debian has no std_srvs."""
    request = genpy.dynamic.generate_dynamic("std_srvs/TriggerRequest", "")
    response = genpy.dynamic.generate_dynamic(
        "std_srvs/TriggerResponse", "bool success\nstring message\n"
    )

    class Trigger:
        _type = "std_srvs/Trigger"
        _md5sum = "937c9679a518e3a18d831e57125ea522"
        _request_class = request["std_srvs/TriggerRequest"]
        _response_class = response["std_srvs/TriggerResponse"]

    return Trigger


def fail(request):
    raise rospy.ServiceException("no power")


def images(count, hertz, size):
    publisher = rospy.Publisher("/image", Image, queue_size=100)
    while publisher.get_num_connections() == 0:
        rospy.rostime.wallsleep(0.01)
    rate = rospy.Rate(hertz)
    message = Image(height=size // 1000, width=1000, encoding="mono8", step=1000)
    for i in range(count):
        message.data = bytes([i % 256]) * size
        message.header.stamp = rospy.Time.now()
        publisher.publish(message)
        rate.sleep()


def main():
    rospy.init_node("robot")
    Trigger = trigger_type()
    rospy.Service("/good", Trigger, lambda r: Trigger._response_class(True, "gripper homed"))
    rospy.Service("/bad", Trigger, fail)
    rospy.set_param("/from_python", {"rate": 125.0, "joints": ["a", "b"], "on": True, "n": 7})
    kept = [rospy.Publisher("/latched", String, queue_size=1, latch=True)]
    kept[0].publish("hello from rospy")
    print("ready", flush=True)
    for line in sys.stdin:
        words = line.split()
        if words[0] == "images":
            images(int(words[1]), float(words[2]), int(words[3]))
        elif words[0] == "subscribe":
            kept.append(rospy.Subscriber(words[1], Float64, lambda m: None))
        elif words[0] == "publish":
            kept.append(rospy.Publisher(words[1], Float64, queue_size=1, latch=True))
            kept[-1].publish(0.5)
        print("done", flush=True)


main()
