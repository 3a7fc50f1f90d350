package dev.sinew.drivers.camera;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// The keys that every section of `cameras` has, whatever its driver.
///
/// @param width of the device's pictures, before any rotation, px
/// @param height of the device's pictures, before any rotation, px
/// @param fps pictures per second
/// @param latencyNanos from the exposure to the stamp that the source gives; subtracted from every
///     stamp
/// @param maxFirstFrameNanos how long opening waits for the first good picture
/// @param frozenAfter so many pictures in a row that equal the one before in every pixel are taken
///     for a frozen camera; 0 for never
/// @param rotate degrees clockwise: 0, 90, 180 or 270
/// @param calibration file with the lens's intrinsics, if one is named; not read here
public record CameraKeys(
    int width,
    int height,
    double fps,
    long latencyNanos,
    long maxFirstFrameNanos,
    int frozenAfter,
    int rotate,
    Optional<Path> calibration) {

  private static final int FROZEN_AFTER = 5;
  private static final double MAX_FIRST_FRAME_MS = 5000;

  /// Checks a section and reads the shared keys of it. A live sensor is noisy: five repetitions
  /// that are equal in every bit are taken for a frozen camera unless the section says otherwise.
  ///
  /// @param schema JSON Schema of the driver's own keys: `properties` (with `driver`), `required`
  ///     and `$defs`; the shared ones are added and any other key is refused. Closed here
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  public static CameraKeys read(ConfigSection section, InputStream schema) {
    return read(section, schema, FROZEN_AFTER);
  }

  /// The same for a source in which equal pictures are no failure: a file, or a video codec that
  /// repeats what hardly changes.
  ///
  /// @param frozenAfter where the section says nothing
  public static CameraKeys read(ConfigSection section, InputStream schema, int frozenAfter) {
    section.validate(Schema.of(schema, CameraKeys.class.getResourceAsStream("camera-keys.json")));
    return new CameraKeys(
        section.integer("width"),
        section.integer("height"),
        section.number("fps"),
        nanos(section, "latency-ms", 0),
        nanos(section, "max-first-frame-ms", MAX_FIRST_FRAME_MS),
        section.integer("frozen-after", frozenAfter),
        section.integer("rotate", 0),
        section.has("calibration")
            ? Optional.of(section.resolve(section.text("calibration")))
            : Optional.empty());
  }

  public long periodNanos() {
    return Math.round(1e9 / fps);
  }

  /// Of the frames as they are delivered: after the rotation.
  public CameraSpec spec(String name, boolean depth) {
    boolean lies = rotate == 90 || rotate == 270;
    return new CameraSpec(name, lies ? height : width, lies ? width : height, periodNanos(), depth);
  }

  private static long nanos(ConfigSection section, String key, double otherwise) {
    return Math.round(section.number(key, otherwise) * 1e6);
  }
}
