package dev.sinew.drivers.servo.calibration;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The layout of a calibration file: what `draccus.dump(..., indent=4)` makes of LeRobot's
/// `dict[str, MotorCalibration]`. Its reader takes these five whole numbers and no other key, and
/// so does this one.
final class CalibrationJson {

  private static final List<String> KEYS =
      List.of("id", "drive_mode", "homing_offset", "range_min", "range_max");

  private static final long MOST_BYTES = 1 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private CalibrationJson() {}

  static Map<String, JointCalibration> read(Path file) {
    JsonNode root = tree(file);
    if (!root.isObject()) throw new ConfigException(file, "", "is no JSON object of joints");
    Map<String, JointCalibration> joints = new LinkedHashMap<>();
    for (String name : root.propertyNames()) joints.put(name, joint(file, name, root.get(name)));
    return joints;
  }

  static String text(Map<String, JointCalibration> joints) {
    StringBuilder text = new StringBuilder("{");
    String comma = "\n";
    for (Map.Entry<String, JointCalibration> entry : joints.entrySet()) {
      JointCalibration joint = entry.getValue();
      text.append(comma)
          .append("    ")
          .append(JSON.writeValueAsString(entry.getKey()))
          .append(
              """
              : {
                      "id": %d,
                      "drive_mode": %d,
                      "homing_offset": %d,
                      "range_min": %d,
                      "range_max": %d
                  }\
              """
                  .formatted(
                      joint.id(),
                      joint.driveMode(),
                      joint.homingOffset(),
                      joint.rangeMin(),
                      joint.rangeMax()));
      comma = ",\n";
    }
    return text.append("\n}").toString();
  }

  private static JsonNode tree(Path file) {
    if (!Files.isRegularFile(file)) throw new ConfigException(file, "", "no such file");
    try {
      if (Files.size(file) > MOST_BYTES)
        throw new ConfigException(file, "", "is too long for a calibration");
      return JSON.readTree(Files.readString(file));
    } catch (JacksonException e) {
      String problem = e.getOriginalMessage().lines().findFirst().orElse("");
      var at = e.getLocation();
      String where = at == null ? "" : "line " + at.getLineNr() + ": ";
      throw new ConfigException(file, "", where + "not valid JSON: " + problem);
    } catch (IOException e) {
      throw new ConfigException(file, "", "cannot be read: " + e.getMessage());
    }
  }

  private static JointCalibration joint(Path file, String name, JsonNode node) {
    if (!node.isObject())
      throw new ConfigException(file, name, "is no JSON object of " + String.join(", ", KEYS));
    for (String key : node.propertyNames())
      if (!KEYS.contains(key))
        throw new ConfigException(
            file, name + "." + key, "is not one of " + String.join(", ", KEYS));
    int[] values = new int[KEYS.size()];
    for (int i = 0; i < values.length; i++) values[i] = integer(file, name, KEYS.get(i), node);
    return new JointCalibration(values[0], values[1], values[2], values[3], values[4]);
  }

  private static int integer(Path file, String name, String key, JsonNode node) {
    JsonNode value = node.get(key);
    if (value == null) throw new ConfigException(file, name + "." + key, "is missing");
    if (!value.isIntegralNumber() || !value.canConvertToInt())
      throw new ConfigException(file, name + "." + key, value + " is not a whole number");
    return value.intValue();
  }
}
