#!/usr/bin/python3
"""Robots for tests of the ROS drivers, on rospy.

joints PREFIX NAME...   each joint follows the last point of a JointTrajectory on PREFIX/command with
                        a lag of 50 ms and tells itself, 100 times a second, on /joint_states: the
                        first joint in one message, the others in another, reversed, after a stranger
pusht                   a disc in px that follows /pusht/command (Float64MultiArray) with a lag of
                        50 ms; /pusht/state and the 16 numbers of a T at rest on /pusht/keypoints;
                        /pusht/reset (std_srvs/Empty) puts the disc back; colour pictures of 96 x 96
                        on /camera/image_raw, 20 times a second

Says "ready" when it runs and "held" whenever a trajectory without points came. Ends with its input.
"""

import sys
import threading

import rospy
from sensor_msgs.msg import CameraInfo, Image, JointState
from std_msgs.msg import Float64MultiArray
from std_srvs.srv import Empty, EmptyResponse
from trajectory_msgs.msg import JointTrajectory

RATE = 100.0
LAG = 0.05


def say(word):
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


class Lag:
    """Values that follow targets with a lag of first order."""

    def __init__(self, values):
        self.values = list(values)
        self.targets = list(values)
        self.velocities = [0.0] * len(self.values)

    def step(self, dt):
        for i, target in enumerate(self.targets):
            self.velocities[i] = (target - self.values[i]) / LAG
            self.values[i] += self.velocities[i] * dt


class Joints:
    def __init__(self, prefix, names):
        self.names = names
        self.lag = Lag([0.1 * i for i in range(len(names))])
        self.publisher = rospy.Publisher("/joint_states", JointState, queue_size=10)
        rospy.Subscriber(prefix + "/command", JointTrajectory, self.command, queue_size=1)

    def command(self, message):
        if not message.points:
            self.lag.targets = list(self.lag.values)
            say("held")
            return
        for name, position in zip(message.joint_names, message.points[-1].positions):
            self.lag.targets[self.names.index(name)] = position

    def tell(self):
        last = range(len(self.names) - 1, 0, -1)
        self.publish([self.names[0]], [0])
        self.publish(["stranger"] + [self.names[i] for i in last], [None] + list(last))

    def publish(self, names, indices):
        message = JointState(name=names)
        message.header.stamp = rospy.Time.now()
        message.position = [0.0 if i is None else self.lag.values[i] for i in indices]
        message.velocity = [0.0 if i is None else self.lag.velocities[i] for i in indices]
        self.publisher.publish(message)

    def pace(self):
        self.lag.step(1 / RATE)
        self.tell()


class PushT:
    # The T at (300, 320), not turned: bar's four corners, stem's four, as the simulation has them.
    START = (200.0, 400.0)
    KEYPOINTS = [240, 320, 360, 320, 360, 350, 240, 350, 285, 350, 315, 350, 315, 440, 285, 440]

    def __init__(self):
        self.lag = Lag(self.START)
        self.ticks = 0
        self.state = rospy.Publisher("/pusht/state", Float64MultiArray, queue_size=10)
        self.keypoints = rospy.Publisher("/pusht/keypoints", Float64MultiArray, queue_size=10)
        self.image = rospy.Publisher("/camera/image_raw", Image, queue_size=2)
        self.info = rospy.Publisher("/camera/camera_info", CameraInfo, queue_size=2)
        rospy.Subscriber("/pusht/command", Float64MultiArray, self.command, queue_size=1)
        rospy.Service("/pusht/reset", Empty, self.reset)

    def command(self, message):
        self.lag.targets = list(message.data)

    def reset(self, _):
        self.lag = Lag(self.START)
        say("reset")
        return EmptyResponse()

    def pace(self):
        self.lag.step(1 / RATE)
        self.state.publish(Float64MultiArray(data=self.lag.values))
        self.keypoints.publish(Float64MultiArray(data=[float(k) for k in self.KEYPOINTS]))
        if self.ticks % 5 == 0:
            self.picture()
        self.ticks += 1

    def picture(self):
        """Red where the disc is, the count of pictures in the blue of the first pixel."""
        size = 96
        data = bytearray(3 * size * size)
        x, y = (min(size - 1, max(0, int(v * size / 512))) for v in self.lag.values)
        data[3 * (y * size + x)] = 255
        data[2] = self.ticks // 5 % 256
        message = Image(height=size, width=size, encoding="rgb8", step=3 * size, data=bytes(data))
        message.header.stamp = rospy.Time.now()
        message.header.frame_id = "camera"
        self.image.publish(message)
        info = CameraInfo(height=size, width=size, distortion_model="plumb_bob")
        info.header = message.header
        info.K = [100.0, 0, 48, 0, 100, 48, 0, 0, 1]
        self.info.publish(info)


def main():
    rospy.init_node("test_robot_" + sys.argv[1], disable_signals=True)
    robot = PushT() if sys.argv[1] == "pusht" else Joints(sys.argv[2], sys.argv[3:])
    threading.Thread(target=until_input_ends, daemon=True).start()
    rate = rospy.Rate(RATE)
    say("ready")
    while not rospy.is_shutdown():
        robot.pace()
        rate.sleep()


def until_input_ends():
    sys.stdin.read()
    rospy.signal_shutdown("no longer wanted")


main()
