/// A node of ROS 1 on its own wire: XML-RPC with the master and the other nodes
/// (<https://wiki.ros.org/ROS/Master_API>, <https://wiki.ros.org/ROS/Slave_API>), TCPROS for topics
/// and services (<https://wiki.ros.org/ROS/TCPROS>).
///
/// Threads, all daemons named `ros ...`: one keeps the registrations at the master, one takes
/// connections, one receives from each publisher, two serve each subscriber. Nobody on a ROS 1
/// network proves who he is: [WireSettings] therefore listens on loopback unless told otherwise.
package dev.sinew.drivers.ros.wire;
