/// A robot that a ROS graph moves: `driver: ros`.
///
/// Messages of the state topic ([dev.sinew.drivers.ros.robot.JointAssembly]) and of the sensors
/// come on threads of the node; commands leave on the link's sender thread in the form that the
/// robot's controller takes ([dev.sinew.drivers.ros.robot.CommandForm]).
///
/// What a halt does depends on the controller, and is as strong as its interface allows:
///
/// | `command.kind` | a halt sends, every 20 ms |
/// |---|---|
/// | joint-trajectory | a trajectory without points, which ends the one that runs |
/// | the same, `stop: hold` | a point at the measured pose |
/// | follow-joint-trajectory | the cancellation of all goals, also of other clients |
/// | float64-multi-array | the measured positions at the instant of the halt |
/// | twist | zero velocity; also when no command comes for `idle-ms` |
/// | pose | the measured pose at the instant of the halt |
package dev.sinew.drivers.ros.robot;
