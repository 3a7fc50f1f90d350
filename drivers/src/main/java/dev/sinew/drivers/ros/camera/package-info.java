/// Cameras whose pictures come as ROS messages: `driver: ros` in the section `cameras`.
package dev.sinew.drivers.ros.camera;
