package dev.sinew.drivers.camera.v4l2;

import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.runtime.config.ConfigSection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// A section of `cameras` with `driver: v4l2`, checked.
///
/// @param controls what is locked, in the keys' units
record V4l2Config(
    Selection selection, PixelFormat format, CameraKeys keys, Map<Control, Double> controls) {

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static V4l2Config read(ConfigSection section, VideoTree tree) {
    CameraKeys keys =
        CameraKeys.read(section, V4l2Config.class.getResourceAsStream("v4l2.schema.json"));
    return new V4l2Config(
        Selection.read(section, tree),
        PixelFormat.valueOf(section.text("format").toUpperCase(Locale.ROOT)),
        keys,
        controls(section));
  }

  int width() {
    return keys.width();
  }

  int height() {
    return keys.height();
  }

  double fps() {
    return keys.fps();
  }

  private static Map<Control, Double> controls(ConfigSection section) {
    Map<Control, Double> controls = new EnumMap<>(Control.class);
    if (!section.has("controls")) return controls;
    ConfigSection declared = section.section("controls");
    for (Control control : Control.values())
      if (declared.has(control.key())) controls.put(control, declared.number(control.key()));
    return controls;
  }
}
