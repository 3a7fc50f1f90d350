/// What a ROS graph offers, whoever speaks its wire: topics, services, parameters. Implementations:
/// our own TCPROS, rosjava, rosbridge, DDS.
package dev.sinew.drivers.ros.node;
