package dev.sinew.policies.remote;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A request becomes the observation that a policy asks for; keys it does not know are passed over,
/// as openpi does. One session's thread.
final class RequestReader {

  private final PolicySpec spec;
  private final Map<String, long[]> shapes;
  private long frames;

  RequestReader(PolicySpec spec) {
    this.spec = spec;
    shapes = RequestKeys.shapes(spec);
  }

  /// @param nowNanos instant of the observation
  /// @throws WireException when a key is missing, or its value has another shape or type
  Observation read(byte[] message, long nowNanos) {
    Map<String, Object> request = MessageReader.read(message);
    Map<String, StateWindow> states = new HashMap<>();
    for (StreamSpec stream : spec.inputs()) states.put(stream.name(), window(request, stream));
    Map<String, List<Frame>> pictures = new HashMap<>();
    for (ImageSpec camera : spec.cameras())
      pictures.put(camera.camera(), pictures(request, camera, nowNanos));
    return new Observation(nowNanos, 0, states, pictures, prompt(request));
  }

  private StateWindow window(Map<String, Object> request, StreamSpec stream) {
    double[] values = array(request, stream.name()).doubles();
    double[][] window = new double[spec.observationSteps()][];
    for (int step = 0; step < window.length; step++) {
      int from = step * stream.width();
      window[step] = Arrays.copyOfRange(values, from, from + stream.width());
    }
    for (double value : values)
      if (!Double.isFinite(value))
        throw new WireException("'" + RequestKeys.of(stream.name()) + "' holds " + value);
    return new StateWindow(window);
  }

  private List<Frame> pictures(Map<String, Object> request, ImageSpec camera, long nowNanos) {
    NdArray array = array(request, camera.camera());
    if (!array.dtype().equals(NdArray.UINT8)) {
      throw new WireException(
          "'%s' is %s; bytes (|u1) are wanted"
              .formatted(RequestKeys.of(camera.camera()), array.dtype()));
    }
    int size = camera.width() * camera.height() * 3;
    List<Frame> pictures = new ArrayList<>();
    for (int step = 0; step < spec.observationSteps(); step++) {
      byte[] rgb = Arrays.copyOfRange(array.data(), step * size, (step + 1) * size);
      pictures.add(new Frame(nowNanos, frames++, camera.width(), camera.height(), rgb));
    }
    return pictures;
  }

  private NdArray array(Map<String, Object> request, String name) {
    String key = RequestKeys.of(name);
    long[] shape = shapes.get(key);
    if (!(request.get(key) instanceof NdArray array))
      throw new WireException(
          "'%s' is %s; an array of shape %s is wanted"
              .formatted(
                  key, request.containsKey(key) ? "no array" : "missing", Arrays.toString(shape)));
    if (!array.hasShape(shape))
      throw new WireException(
          "'%s' is %s; shape %s is wanted".formatted(key, array, Arrays.toString(shape)));
    return array;
  }

  private static String prompt(Map<String, Object> request) {
    Object prompt = request.getOrDefault(RequestKeys.PROMPT, "");
    if (prompt instanceof String text) return text;
    throw new WireException("'" + RequestKeys.PROMPT + "' is no text");
  }
}
