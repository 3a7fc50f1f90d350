/// What buttons and axes of any device mean: actions, events, dead zones, and how a device is found
/// again after it was unplugged.
package dev.sinew.teleop.device.control;
