package dev.sinew.drivers.serial;

/// A serial port of this machine.
///
/// @param path to open: "/dev/ttyACM0", "COM3"
/// @param stablePath that names the same adapter after it was plugged in again:
///     "/dev/serial/by-id/..."; [#path] where there is none
/// @param description of the adapter, for people
/// @param usb vendor, product and serial number: "1a86:55d3:5876042947"; empty when it is no USB
///     device
/// @param latencyMillis how long the adapter may keep back what came in; -1 when it does not say
public record PortInfo(
    String path, String stablePath, String description, String usb, int latencyMillis) {}
