/// Pictures inside ROS messages, of a camera that runs or of a recording: the same pixels from
/// both.
package dev.sinew.drivers.ros.picture;
