package dev.sinew.drivers.camera.find;

import java.util.List;

/// The cameras of this machine.
///
/// @param hints what concerns several cameras or none, one line each
public record CameraList(List<FoundCamera> cameras, List<String> hints) {}
