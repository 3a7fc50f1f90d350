/// The terminal's keyboard: keys that say what the operator wants, and keys that move the arm.
package dev.sinew.teleop.device.keyboard;
