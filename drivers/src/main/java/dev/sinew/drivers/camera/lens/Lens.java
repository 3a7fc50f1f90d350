package dev.sinew.drivers.camera.lens;

import java.nio.file.Path;
import java.util.Optional;

/// What a calibration file says.
///
/// @param rectification empty where the file has none
record Lens(Path file, Intrinsics intrinsics, Optional<Rectification> rectification) {}
