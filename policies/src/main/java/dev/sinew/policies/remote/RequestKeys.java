package dev.sinew.policies.remote;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the server here calls the parts of an observation, in openpi's manner: `observation/` and
/// the name of the stream or camera, dashes as underscores; `prompt`.
final class RequestKeys {

  static final String PROMPT = "prompt";

  private RequestKeys() {}

  static String of(String name) {
    return "observation/" + name.replace('-', '_');
  }

  /// Shape that belongs to every key, for metadata.
  ///
  /// @throws PolicyException when two parts would have one key
  static Map<String, long[]> shapes(PolicySpec spec) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    int steps = spec.observationSteps();
    for (StreamSpec stream : spec.inputs())
      put(spec, shapes, stream.name(), withHistory(steps, stream.width()));
    for (ImageSpec camera : spec.cameras())
      put(spec, shapes, camera.camera(), withHistory(steps, camera.height(), camera.width(), 3));
    return shapes;
  }

  private static void put(PolicySpec spec, Map<String, long[]> shapes, String name, long[] shape) {
    if (shapes.put(of(name), shape) != null)
      throw new PolicyException(spec.label() + ": two inputs would be sent as '" + of(name) + "'");
  }

  private static long[] withHistory(int steps, long... shape) {
    if (steps == 1) return shape;
    long[] all = new long[shape.length + 1];
    all[0] = steps;
    System.arraycopy(shape, 0, all, 1, shape.length);
    return all;
  }
}
