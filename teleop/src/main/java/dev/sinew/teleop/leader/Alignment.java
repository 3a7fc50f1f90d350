package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.calibration.KeptFile;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// How a leader's joints stand to those of the arm that it leads, as it was fitted: a file like
/// `{"shoulder_pan": {"sign": 1, "scale": 1.0, "offset": 3.141593}}`. Immutable.
public final class Alignment {

  static final Alignment NONE = new Alignment(Map.of());

  private static final List<String> KEYS = List.of("sign", "scale", "offset");

  private static final int IDENTITY_DIGITS = 12;

  private final Map<String, JointMap> joints;

  Alignment(Map<String, JointMap> joints) {
    this.joints = Collections.unmodifiableMap(new LinkedHashMap<>(joints));
  }

  /// @throws ConfigException naming file, joint and key
  static Alignment read(Path file) {
    if (!Files.isRegularFile(file))
      throw new ConfigException(file, "", "no such file; 'sinew calibrate gello' makes it");
    ConfigSection root = ConfigSection.read(file);
    Map<String, JointMap> joints = new LinkedHashMap<>();
    for (String name : root.keys()) {
      ConfigSection joint = root.section(name);
      for (String key : joint.keys())
        if (!KEYS.contains(key))
          throw joint.problem(key, "is not one of " + String.join(", ", KEYS));
      joints.put(
          name, new JointMap(joint.integer("sign"), joint.number("scale"), joint.number("offset")));
    }
    return new Alignment(joints);
  }

  /// What was fitted for a joint, if it was.
  ///
  /// @throws ConfigException when the joint was fitted with another sign or scale
  double offset(ConfigSection joint, String name, int sign, double scale) {
    JointMap fitted = joints.get(name);
    if (fitted == null) return 0;
    if (fitted.sign() != sign || fitted.scale() != scale)
      throw joint.problem(
          fitted.sign() == sign ? "scale" : "sign",
          "the joint was fitted with sign %d and scale %s; run 'sinew calibrate gello' anew"
              .formatted(fitted.sign(), fitted.scale()));
    return fitted.offset();
  }

  /// By name of the leader's joint.
  Map<String, JointMap> joints() {
    return joints;
  }

  /// First 12 hexadecimal digits of the SHA-256 of the file's text.
  String identity() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, IDENTITY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String text() {
    StringJoiner lines = new StringJoiner(",\n", "{\n", "\n}\n");
    joints.forEach(
        (name, map) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "    \"%s\": {\"sign\": %d, \"scale\": %s, \"offset\": %.6f}",
                    name,
                    map.sign(),
                    map.scale(),
                    map.offset())));
    return lines.toString();
  }

  /// Puts the file in its place whole; what stood there stays beside it as `FILE.bak`.
  ///
  /// @throws IOException in one line
  public void write(Path file) throws IOException {
    KeptFile.write(file, text());
  }
}
