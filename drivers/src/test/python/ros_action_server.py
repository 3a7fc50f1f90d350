"""Serves FollowJointTrajectory at /arm/follow_joint_trajectory with actionlib's own server.

The number of points says what becomes of a goal: 0 aborts, 1 succeeds after feedback for a fifth of a
second (feedback and result come on links of their own, in any order), more run until they are
cancelled. Says "ready" when the node is up.
"""

import actionlib
import genpy.dynamic
import rospy

# Debian has no control_msgs; the field lists are those of control_msgs 1.5.
HEADER = "uint32 seq\ntime stamp\nstring frame_id\n"
POINT = (
    "float64[] positions\nfloat64[] velocities\nfloat64[] accelerations\nfloat64[] effort\n"
    "duration time_from_start\n"
)
CODES = "".join(
    "int32 %s\n" % code
    for code in (
        "SUCCESSFUL=0",
        "INVALID_GOAL=-1",
        "INVALID_JOINTS=-2",
        "OLD_HEADER_TIMESTAMP=-3",
        "PATH_TOLERANCE_VIOLATED=-4",
        "GOAL_TOLERANCE_VIOLATED=-5",
    )
)
STATES = "PENDING ACTIVE PREEMPTED SUCCEEDED ABORTED REJECTED PREEMPTING RECALLING RECALLED LOST"
C = "control_msgs/FollowJointTrajectory"
PARTS = {
    C + "Action": "%sActionGoal action_goal\n%sActionResult action_result\n"
    "%sActionFeedback action_feedback\n" % (C, C, C),
    C + "ActionGoal": "Header header\nactionlib_msgs/GoalID goal_id\n%sGoal goal\n" % C,
    C + "ActionResult": "Header header\nactionlib_msgs/GoalStatus status\n%sResult result\n" % C,
    C + "ActionFeedback": "Header header\nactionlib_msgs/GoalStatus status\n%sFeedback feedback\n"
    % C,
    C + "Goal": "trajectory_msgs/JointTrajectory trajectory\n"
    "control_msgs/JointTolerance[] path_tolerance\n"
    "control_msgs/JointTolerance[] goal_tolerance\nduration goal_time_tolerance\n",
    C + "Result": CODES + "int32 error_code\nstring error_string\n",
    C + "Feedback": "Header header\nstring[] joint_names\n"
    "trajectory_msgs/JointTrajectoryPoint desired\ntrajectory_msgs/JointTrajectoryPoint actual\n"
    "trajectory_msgs/JointTrajectoryPoint error\n",
    "std_msgs/Header": HEADER,
    "actionlib_msgs/GoalID": "time stamp\nstring id\n",
    "actionlib_msgs/GoalStatus": "actionlib_msgs/GoalID goal_id\nuint8 status\n"
    + "".join("uint8 %s=%d\n" % (s, i) for i, s in enumerate(STATES.split()))
    + "string text\n",
    "trajectory_msgs/JointTrajectory": "Header header\nstring[] joint_names\n"
    "trajectory_msgs/JointTrajectoryPoint[] points\n",
    "trajectory_msgs/JointTrajectoryPoint": POINT,
    "control_msgs/JointTolerance": "string name\nfloat64 position\nfloat64 velocity\n"
    "float64 acceleration\n",
}


def classes():
    """Every type as a root of its own has the right sum; inside one another they are one set."""
    root = C + "Action"
    text = PARTS[root] + "".join(
        "%s\nMSG: %s\n%s" % ("=" * 80, name, fields)
        for name, fields in PARTS.items()
        if name != root
    )
    return genpy.dynamic.generate_dynamic(root, text)


def main():
    rospy.init_node("arm")
    known = classes()
    action = known[C + "Action"]
    result = known[C + "Result"]
    feedback = known[C + "Feedback"]

    def execute(goal):
        points = len(goal.trajectory.points)
        if points == 0:
            server.set_aborted(result(error_code=-1, error_string="no points"), "empty")
            return
        for _ in range(20):
            server.publish_feedback(feedback(joint_names=goal.trajectory.joint_names))
            rospy.rostime.wallsleep(0.01)
        while points > 1 and not rospy.is_shutdown():
            if server.is_preempt_requested():
                server.set_preempted(result(), "as asked")
                return
            rospy.rostime.wallsleep(0.01)
        server.set_succeeded(result(error_string="there"), "reached")

    server = actionlib.SimpleActionServer(
        "/arm/follow_joint_trajectory", action, execute_cb=execute, auto_start=False
    )
    server.start()
    print("ready", flush=True)
    rospy.spin()


main()
