package dev.sinew.policies;

import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.port.PolicyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replays recorded inputs, noise and outputs, stage by stage, so that a difference names its
/// stage.
final class GoldenCheck {

  private final Manifest manifest;
  private final ChunkPolicy policy;
  private int calls;
  private double noise;
  private double network;
  private double chunk;

  GoldenCheck(Manifest manifest, ChunkPolicy policy) {
    this.manifest = manifest;
    this.policy = policy;
  }

  GoldenReport run() {
    Path file = manifest.golden().file();
    if (!Files.isRegularFile(file)) throw new PolicyException(file + ": no such file");
    try {
      JsonNode root = JsonMapper.shared().readTree(file);
      JsonNode cases = root.required("cases");
      for (JsonNode one : cases) replay(one);
      return new GoldenReport(
          root.required("source").asString(),
          cases.size(),
          calls,
          noise,
          network,
          chunk,
          manifest.golden().tolerance());
    } catch (JacksonException e) {
      throw new PolicyException(file + ": not a golden file: " + e.getOriginalMessage(), e);
    }
  }

  private void replay(JsonNode one) {
    float[] seen = policy.normalized(observation(one.required("inputs")));
    float[] finished = floats(one.required("sample"));
    float[] recorded = floats(one.required("noise"));
    float[] sample = policy.noise(one.required("seed").asLong());
    noise = Math.max(noise, difference(sample, recorded));
    policy.sample(seen, recorded);
    policy.sample(seen, sample);
    chunk = Math.max(chunk, difference(sample, finished));
    chunk = Math.max(chunk, difference(recorded, finished));
    for (JsonNode call : one.required("calls")) {
      float[] out = new float[sample.length];
      policy.call(floats(call.required("sample")), (float) call.required("time").asDouble(), out);
      network = Math.max(network, difference(out, floats(call.required("output"))));
      calls++;
    }
  }

  private Observation observation(JsonNode inputs) {
    Map<String, StateWindow> states = new LinkedHashMap<>();
    for (Manifest.Input input : manifest.inputs()) {
      JsonNode steps = inputs.required(input.stream().name());
      double[][] values = new double[steps.size()][];
      for (int i = 0; i < values.length; i++) {
        values[i] = steps.get(i).valueStream().mapToDouble(JsonNode::asDouble).toArray();
      }
      states.put(input.stream().name(), new StateWindow(values));
    }
    return new Observation(0, 0, states, Map.of(), "");
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) values[i] = (float) array.get(i).asDouble();
    return values;
  }

  /// Infinite when one side is not a number or the lengths differ, so that it can never pass.
  private static double difference(float[] a, float[] b) {
    if (a.length != b.length) return Double.POSITIVE_INFINITY;
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      double d = Math.abs((double) a[i] - b[i]);
      worst = d <= worst ? worst : Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
    }
    return worst;
  }
}
