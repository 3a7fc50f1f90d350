/// From the `node` section of a deployment to a node in a ROS graph.
package dev.sinew.drivers.ros.connect;
