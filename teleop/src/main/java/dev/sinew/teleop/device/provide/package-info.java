/// Teleoperators that are moved by hand: the devices of this module by the names that stand for
/// them in a deployment.
package dev.sinew.teleop.device.provide;
