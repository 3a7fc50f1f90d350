package dev.sinew.drivers.camera.realsense;

import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// A section of `cameras` with `driver: realsense`, checked.
///
/// @param serial of the camera; empty for a recording
/// @param bag a recording to be played instead
/// @param controls what is locked, in the keys' units
record RealsenseConfig(
    String serial,
    Optional<Path> bag,
    boolean depth,
    CameraKeys keys,
    Map<RealsenseControl, Double> controls) {

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static RealsenseConfig read(ConfigSection section) {
    CameraKeys keys =
        CameraKeys.read(
            section, RealsenseConfig.class.getResourceAsStream("realsense.schema.json"));
    boolean depth = !section.has("depth") || section.flag("depth");
    mustBeWhole(section, keys, depth);
    return new RealsenseConfig(
        section.text("serial", ""), bag(section), depth, keys, controls(section, depth));
  }

  /// As people know it.
  String device() {
    return bag.map(Path::toString).orElse("RealSense " + serial);
  }

  private static Optional<Path> bag(ConfigSection section) {
    if (!section.has("bag")) return Optional.empty();
    Path bag = section.resolve(section.text("bag"));
    if (Files.isRegularFile(bag)) return Optional.of(bag);
    throw section.problem("bag", bag + ": no such file");
  }

  /// The camera knows whole rates only, and a depth is along the axis of its own picture.
  private static void mustBeWhole(ConfigSection section, CameraKeys keys, boolean depth) {
    if (keys.fps() != Math.rint(keys.fps()))
      throw section.problem("fps", keys.fps() + " is not a rate that these cameras have");
    if (depth && section.has("undistort") && section.section("undistort").has("rectify"))
      throw section.problem(
          "undistort", "depth cannot be turned; leave out rectify, or add 'depth: false'");
  }

  private static Map<RealsenseControl, Double> controls(ConfigSection section, boolean depth) {
    Map<RealsenseControl, Double> controls = new EnumMap<>(RealsenseControl.class);
    if (!section.has("controls")) return controls;
    ConfigSection declared = section.section("controls");
    for (RealsenseControl control : RealsenseControl.values()) {
      if (!declared.has(control.key())) continue;
      if (control.ofDepth() && !depth)
        throw declared.problem(control.key(), "there is no depth; add 'depth: true'");
      controls.put(control, declared.number(control.key()));
    }
    return controls;
  }
}
