package dev.sinew.drivers.camera.v4l2;

/// What the kernel knows of a camera on USB.
///
/// @param product vendor and product, as in `046d:082d`
/// @param serial empty where the maker gave none
/// @param bus number of the bus, whose bandwidth all its devices share
/// @param megabits per second that it was connected with: 480 is USB 2, 5000 and more USB 3; 0 for
///     unknown
public record UsbDevice(String product, String serial, String bus, double megabits) {}
