/// Messages of ROS 1 and ROS 2, written and read by their definitions.
package dev.sinew.runtime.rosmsg;
