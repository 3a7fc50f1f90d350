package dev.sinew.teleop.device.spacemouse;

/// A mouse of six axes on this machine, for people.
///
/// @param name its model
/// @param product USB vendor and product: `256f:c635`
/// @param serial empty where it has none
/// @param path of its HID device
public record MouseInfo(String name, String product, String serial, String path) {}
