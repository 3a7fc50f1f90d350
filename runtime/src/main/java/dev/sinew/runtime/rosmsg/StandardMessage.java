package dev.sinew.runtime.rosmsg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The public ROS 2 types that Sinew writes. Where their field lists come from is written beside
/// them, in the resource `definitions/SOURCES`.
public enum StandardMessage {
  TIME("builtin_interfaces", "Time"),
  HEADER("std_msgs", "Header", TIME),
  VECTOR3("geometry_msgs", "Vector3"),
  WRENCH("geometry_msgs", "Wrench", VECTOR3),
  WRENCH_STAMPED("geometry_msgs", "WrenchStamped", HEADER, WRENCH),
  JOINT_STATE("sensor_msgs", "JointState", HEADER),
  COMPRESSED_IMAGE("sensor_msgs", "CompressedImage", HEADER),
  COMPRESSED_VIDEO("foxglove_msgs", "CompressedVideo", TIME);

  private static final String SEPARATOR = "=".repeat(80) + "\n";

  private final String bundle;
  private final String type;
  private final List<StandardMessage> parts;

  StandardMessage(String bundle, String type, StandardMessage... parts) {
    this.bundle = bundle;
    this.type = type;
    this.parts = List.of(parts);
  }

  /// As a schema of MCAP is named: `sensor_msgs/msg/JointState`.
  public String typeName() {
    return bundle + "/msg/" + type;
  }

  /// The definition with those of all types inside it, as a schema of MCAP in the encoding
  /// `ros2msg` holds them.
  public String definition() {
    Set<StandardMessage> inside = new LinkedHashSet<>();
    collect(inside);
    StringBuilder text = new StringBuilder(fields());
    for (StandardMessage part : inside)
      text.append(SEPARATOR)
          .append("MSG: %s/%s\n".formatted(part.bundle, part.type))
          .append(part.fields());
    return text.toString();
  }

  private void collect(Set<StandardMessage> inside) {
    for (StandardMessage part : parts) if (inside.add(part)) part.collect(inside);
  }

  private String fields() {
    String resource = "definitions/" + typeName() + ".msg";
    try (InputStream text = StandardMessage.class.getResourceAsStream(resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
