/// The client's half of actionlib, ROS 1's protocol for work that takes a while and can be
/// cancelled: five topics below the action's name (<https://wiki.ros.org/actionlib>,
/// `DetailedDescription`).
package dev.sinew.drivers.ros.action;
