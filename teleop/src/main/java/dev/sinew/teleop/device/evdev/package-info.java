/// Keys, pedals and gamepads as Linux shows them: `/dev/input/event*`.
package dev.sinew.teleop.device.evdev;
