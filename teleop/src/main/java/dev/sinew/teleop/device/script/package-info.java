/// Operators on paper: what they say, and when.
package dev.sinew.teleop.device.script;
