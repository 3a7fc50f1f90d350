/// Devices that say how the hand of the arm should move: mice of six axes, gamepads, keys.
package dev.sinew.teleop.twist;
