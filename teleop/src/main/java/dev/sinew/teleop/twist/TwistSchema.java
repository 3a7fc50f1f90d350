package dev.sinew.teleop.twist;

import dev.sinew.runtime.config.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The schema of a device section: the device's own keys and those that say how a twist moves the
/// arm.
public final class TwistSchema {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TwistSchema() {}

  /// @param own JSON Schema of the device's own keys: `properties`, and whatever else a schema has;
  ///     closed here
  /// @return one that knows the shared keys too
  public static Schema of(InputStream own) {
    ObjectNode merged = json(own);
    ObjectNode properties = merged.withObject("properties");
    json(TwistSchema.class.getResourceAsStream("twist-keys.json"))
        .get("properties")
        .properties()
        .forEach(shared -> properties.set(shared.getKey(), shared.getValue()));
    byte[] text = merged.toString().getBytes(StandardCharsets.UTF_8);
    return Schema.of(new ByteArrayInputStream(text));
  }

  private static ObjectNode json(InputStream resource) {
    try (resource) {
      return (ObjectNode) JSON.readTree(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
