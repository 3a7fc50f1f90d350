"""Sends every JointState of /out back on /back. Says "ready" when the node is up."""

import rospy
from sensor_msgs.msg import JointState

rospy.init_node("echo")
# Without a queue: publishing waits for the connection, nothing is dropped here.
back = rospy.Publisher("/back", JointState, queue_size=None)
rospy.Subscriber("/out", JointState, back.publish, tcp_nodelay=True)
print("ready", flush=True)
rospy.spin()
