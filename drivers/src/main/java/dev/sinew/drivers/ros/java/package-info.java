/// A ROS 1 node by rosjava (Apache-2.0; archived; on no public Maven registry), which is reached by
/// reflection: nothing here needs it to be compiled. Its transport carries bytes; what they mean is
/// read and written by [dev.sinew.runtime.rosmsg], so that rosjava needs no generated message
/// classes but those of its own log.
package dev.sinew.drivers.ros.java;
