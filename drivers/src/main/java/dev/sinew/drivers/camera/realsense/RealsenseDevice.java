package dev.sinew.drivers.camera.realsense;

/// A camera as the library found it.
///
/// @param usb how it is connected, as in `3.2`; a camera on USB 2 gives fewer and smaller pictures
public record RealsenseDevice(
    String name, String serial, String firmware, String usb, String port) {}
