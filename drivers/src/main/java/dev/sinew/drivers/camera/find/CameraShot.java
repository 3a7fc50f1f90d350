package dev.sinew.drivers.camera.find;

import dev.sinew.runtime.Frame;

/// What one camera sees.
///
/// @param title first line below the picture: its name
/// @param detail second line: its path, or why there is no picture
/// @param frame null when there is none
public record CameraShot(String title, String detail, Frame frame) {}
