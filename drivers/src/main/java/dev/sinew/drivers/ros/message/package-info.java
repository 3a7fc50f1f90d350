/// What robots and cameras over ROS have in common: making and reading messages, and turning the
/// stamps of their headers into the loop's time.
package dev.sinew.drivers.ros.message;
