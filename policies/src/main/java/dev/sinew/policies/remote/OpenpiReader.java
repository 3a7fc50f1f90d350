package dev.sinew.policies.remote;

import dev.sinew.policies.codec.CodecSection;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicySpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads a `policy.yaml` of `kind: openpi` that its schema has accepted.
final class OpenpiReader {

  private final ConfigSection file;
  private final ConfigSection observation;
  private final ConfigSection action;
  private final int steps;
  private final List<StreamSpec> inputs = new ArrayList<>();
  private final List<ImageSpec> cameras = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> parents = new HashSet<>();

  OpenpiReader(ConfigSection file) {
    this.file = file;
    observation = file.section("observation");
    action = file.section("action");
    steps = observation.integer("steps");
  }

  OpenpiManifest read() {
    for (ConfigSection input : observation.sections("inputs")) input(input);
    if (observation.has("cameras"))
      for (ConfigSection camera : observation.sections("cameras")) camera(camera);
    if (observation.has("prompt")) field(observation.section("prompt"), Observation::prompt);
    for (String parent : parents)
      if (keys.contains(parent))
        throw observation.problem("", "'" + parent + "' is a key and the parent of others");
    double[] shape = action.numbers("shape");
    int rows = (int) shape[0];
    return new OpenpiManifest(
        file,
        spec(rows),
        Endpoint.read(file.section("server")),
        List.copyOf(fields),
        action.integer("first-row"),
        rows,
        CodecSection.read(action, (int) shape[1], inputs));
  }

  private void input(ConfigSection section) {
    StreamSpec stream =
        new StreamSpec(
            section.text("stream"), section.integer("width"), Unit.ofSymbol(section.text("unit")));
    inputs.add(stream);
    boolean single = section.has("type") && section.text("type").equals("float32");
    field(section, new StateContent(stream, steps, single));
  }

  private void camera(ConfigSection section) {
    ImageSpec camera =
        new ImageSpec(section.text("camera"), section.integer("width"), section.integer("height"));
    cameras.add(camera);
    field(section, CameraContent.read(section, camera, steps));
  }

  private void field(ConfigSection section, Field.Content content) {
    String parent = section.text("in", "");
    String key = section.text("key");
    if (!parent.isEmpty()) parents.add(parent);
    if (!keys.add(parent.isEmpty() ? key : parent + "\0" + key))
      throw section.problem("key", "'" + key + "' is sent twice");
    fields.add(new Field(parent, key, content));
  }

  private PolicySpec spec(int rows) {
    int horizon = action.integer("horizon");
    int execute = action.integer("execute");
    int firstRow = action.integer("first-row");
    if (firstRow > 0)
      throw action.problem(
          "first-row", firstRow + " leaves a gap after the observation; 0 or less");
    if (execute > horizon + firstRow) {
      throw action.problem(
          "execute",
          execute
              + " rows, but a chunk reaches only "
              + (horizon + firstRow)
              + " past its observation");
    }
    if (horizon > rows)
      throw action.problem("horizon", horizon + " rows, but an answer has " + rows);
    return new PolicySpec(
        file.text("name"),
        file.text("version"),
        inputs,
        cameras,
        steps,
        Math.round(observation.number("step-ms") * 1e6),
        horizon,
        execute,
        action.integer("width"),
        Unit.ofSymbol(action.text("unit")),
        Interpolation.valueOf(action.text("interpolation").toUpperCase(Locale.ROOT)));
  }
}
