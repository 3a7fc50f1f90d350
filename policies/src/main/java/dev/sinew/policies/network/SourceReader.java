package dev.sinew.policies.network;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a tensor with a `from` is made of an observation.
final class SourceReader {

  private final ConfigSection section;
  private final TensorDeclaration tensor;
  private final ConfigSection observation;
  private final List<Input> inputs;

  private SourceReader(
      ConfigSection section,
      TensorDeclaration tensor,
      ConfigSection observation,
      List<Input> inputs) {
    this.section = section;
    this.tensor = tensor;
    this.observation = observation;
    this.inputs = inputs;
  }

  /// @throws dev.sinew.runtime.config.ConfigException when the shape is not what the source makes
  static Source read(
      ConfigSection section,
      TensorDeclaration tensor,
      ConfigSection observation,
      List<Input> inputs) {
    SourceReader reader = new SourceReader(section, tensor, observation, inputs);
    return switch (section.text("from")) {
      case "inputs" -> reader.inputs();
      default -> throw section.problem("from", "unknown source");
    };
  }

  private Source inputs() {
    List<Input> chosen =
        section.has("streams")
            ? section.texts("streams").stream().map(this::input).toList()
            : inputs;
    int steps = steps();
    int made = chosen.stream().mapToInt(input -> input.stream().width()).sum();
    int width = section.has("pad-to") ? section.integer("pad-to") : made;
    if (width < made)
      throw section.problem("pad-to", width + ", but the streams have " + made + " values a step");
    mustHold((long) steps * width, steps + " steps of " + width + " values");
    return new InputsSource(chosen, steps, width);
  }

  private Input input(String stream) {
    Map<String, Input> byName = new LinkedHashMap<>();
    for (Input input : inputs) byName.put(input.stream().name(), input);
    if (!byName.containsKey(stream)) {
      throw section.problem(
          "streams",
          "observation.inputs has no '"
              + stream
              + "'"
              + NearestKey.suggestion(stream, byName.keySet()));
    }
    return byName.get(stream);
  }

  /// The newest steps of the observation that the tensor shows.
  private int steps() {
    int all = observation.integer("steps");
    int steps = section.has("steps") ? section.integer("steps") : all;
    if (steps > all) throw section.problem("steps", steps + ", but observation.steps is " + all);
    return steps;
  }

  private void mustHold(long values, String what) {
    if (tensor.elements() != values) {
      throw section.problem(
          "shape",
          Arrays.toString(tensor.shape())
              + " holds "
              + tensor.elements()
              + " values, but "
              + what
              + " are "
              + values);
    }
  }
}
