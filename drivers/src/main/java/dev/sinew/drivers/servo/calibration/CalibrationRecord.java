package dev.sinew.drivers.servo.calibration;

import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How a calibration came about; stands beside the calibration file, `arm.record.json` beside
/// `arm.json`, because LeRobot's reader takes no other key in its own.
///
/// @param calibration [ArmCalibration#identity] of the one that it is about
/// @param when ISO 8601 instant
/// @param who account that did it
/// @param port on which the arm was found
/// @param servos by joint: model and firmware, for people
/// @param rest the pose marked then, where one was
public record CalibrationRecord(
    String calibration,
    String when,
    String who,
    String port,
    Map<String, String> servos,
    Optional<RestPose> rest) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public CalibrationRecord {
    servos = Collections.unmodifiableMap(new LinkedHashMap<>(servos));
  }

  /// What [#servos] says of a servo.
  public static String servo(ServoModel model, ServoIdentity found) {
    return model.name() + ", firmware " + found.firmware();
  }

  /// Where the record of a calibration file stands.
  public static Path beside(Path calibrationFile) {
    String name = calibrationFile.getFileName().toString();
    return calibrationFile.resolveSibling(name.replaceFirst("\\.json$", "") + ".record.json");
  }

  /// The record of a calibration file; empty when there is none, as for a file that LeRobot wrote,
  /// or when it is about another calibration.
  ///
  /// @throws ConfigException when it cannot be read
  public static Optional<CalibrationRecord> of(Path calibrationFile, ArmCalibration calibration) {
    Path file = beside(calibrationFile);
    if (!Files.isRegularFile(file)) return Optional.empty();
    return Optional.of(read(file))
        .filter(record -> record.calibration().equals(calibration.identity()));
  }

  /// Puts the record in its place whole; the one before stays beside it.
  ///
  /// @throws IOException in one line
  public void write(Path calibrationFile) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("calibration", calibration).put("when", when).put("who", who).put("port", port);
    ObjectNode models = root.putObject("servos");
    servos.forEach(models::put);
    rest.ifPresent(
        pose -> {
          ObjectNode joints = root.putObject("rest");
          pose.joints()
              .forEach(
                  (joint, reading) ->
                      joints
                          .putObject(joint)
                          .put("counts", reading.counts())
                          .put("counts_per_turn", reading.countsPerTurn()));
        });
    KeptFile.write(beside(calibrationFile), JSON.writeValueAsString(root) + "\n");
  }

  /// Brings back the record before, where there is one.
  ///
  /// @throws IOException in one line
  public static void restore(Path calibrationFile) throws IOException {
    Path file = beside(calibrationFile);
    if (Files.exists(KeptFile.previous(file))) KeptFile.swap(file);
  }

  private static CalibrationRecord read(Path file) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      Map<String, String> servos = new LinkedHashMap<>();
      root.path("servos")
          .properties()
          .forEach(e -> servos.put(e.getKey(), e.getValue().asString()));
      return new CalibrationRecord(
          text(root, "calibration"),
          text(root, "when"),
          text(root, "who"),
          text(root, "port"),
          servos,
          root.has("rest") ? Optional.of(rest(file, root.get("rest"))) : Optional.empty());
    } catch (JacksonException e) {
      throw new ConfigException(
          file, "", "not valid JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new ConfigException(file, "", "cannot be read: " + e.getMessage());
    }
  }

  private static String text(JsonNode root, String key) {
    return root.path(key).asString("");
  }

  private static RestPose rest(Path file, JsonNode node) {
    Map<String, RestPose.Reading> joints = new LinkedHashMap<>();
    node.properties()
        .forEach(
            entry -> joints.put(entry.getKey(), reading(file, entry.getKey(), entry.getValue())));
    return new RestPose(joints);
  }

  private static RestPose.Reading reading(Path file, String joint, JsonNode node) {
    int countsPerTurn = node.path("counts_per_turn").asInt(0);
    if (countsPerTurn < 1 || !node.path("counts").canConvertToInt())
      throw new ConfigException(
          file, "rest." + joint, node + " has no counts and counts_per_turn above 0");
    return new RestPose.Reading(node.get("counts").intValue(), countsPerTurn);
  }
}
