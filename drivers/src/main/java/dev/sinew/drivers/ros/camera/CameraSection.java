package dev.sinew.drivers.ros.camera;

import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.drivers.ros.message.StampKeys;
import dev.sinew.runtime.config.ConfigSection;
import java.util.Optional;

/// A section of `cameras` with `driver: ros`, checked.
///
/// @param keys those that every camera has
/// @param colour where its pictures come
/// @param depth where its distances come
/// @param info topic of its `sensor_msgs/CameraInfo`
record CameraSection(
    CameraKeys keys,
    Topic colour,
    Optional<Topic> depth,
    long slopNanos,
    Optional<String> info,
    StampKeys.Kind stamps) {

  private static final String RAW = "sensor_msgs/Image";

  /// @param type of its messages
  record Topic(String name, String type) {

    static Topic read(ConfigSection section) {
      return new Topic(section.text("topic"), section.text("type", RAW));
    }

    boolean isRaw() {
      return type.equals(RAW);
    }
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static CameraSection read(ConfigSection section) {
    CameraKeys keys =
        CameraKeys.read(section, CameraSection.class.getResourceAsStream("camera.schema.json"));
    boolean hasDepth = section.has("depth");
    boolean hasSlop = hasDepth && section.section("depth").has("slop-ms");
    return new CameraSection(
        keys,
        Topic.read(section),
        hasDepth ? Optional.of(Topic.read(section.section("depth"))) : Optional.empty(),
        hasSlop
            ? Math.round(section.section("depth").number("slop-ms") * 1e6)
            : keys.periodNanos() / 2,
        section.has("info") ? Optional.of(section.text("info")) : Optional.empty(),
        StampKeys.Kind.of(section));
  }
}
