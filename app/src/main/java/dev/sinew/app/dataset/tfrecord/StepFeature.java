package dev.sinew.app.dataset.tfrecord;

import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import java.util.List;

/// What `features.json` says of one leaf below `steps`.
///
/// @param path in an Example: `steps/observation/state`
/// @param shape of one step's value; of a picture height, width, 3, each -1 where it is not told
/// @param dtype `STRING` for text, `IMAGE` for pictures
record StepFeature(String path, Dtype dtype, List<Integer> shape) {

  private static final String STEPS = "steps/";
  private static final String OBSERVATION = "observation/";

  StepFeature {
    shape = List.copyOf(shape);
  }

  /// The sentence that tells the arm what to do, under the names it has in Open X-Embodiment.
  boolean isInstruction() {
    return dtype == Dtype.STRING && path.endsWith("language_instruction");
  }

  /// @param shape with all lengths known
  Feature feature(List<Integer> shape) {
    return dtype == Dtype.IMAGE
        ? Feature.image(name(), shape.get(0), shape.get(1))
        : new Feature(name(), dtype, shape.isEmpty() ? List.of(1) : shape, List.of());
  }

  private String name() {
    String name = path.substring(STEPS.length());
    if (name.equals("reward")) return "next.reward";
    if (dtype == Dtype.IMAGE && name.startsWith(OBSERVATION))
      name = OBSERVATION + "images/" + name.substring(OBSERVATION.length());
    return name.replace('/', '.');
  }
}
