/// Mice of six axes, straight through HID or through the daemon spacenavd.
package dev.sinew.teleop.device.spacemouse;
