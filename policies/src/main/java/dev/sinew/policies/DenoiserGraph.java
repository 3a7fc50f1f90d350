package dev.sinew.policies;

import dev.sinew.policies.onnx.OnnxGraph;
import dev.sinew.policies.sampling.Denoiser;
import dev.sinew.runtime.port.PolicyException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The denoiser of a bundle: a graph `(chunk, time, observation) -> prediction`, conditioned on one
/// observation at a time. Inference thread.
final class DenoiserGraph implements Denoiser, AutoCloseable {

  private static final List<String> INPUTS = List.of("chunk", "time", "observation");

  private final OnnxGraph graph;
  private final float[] time = new float[1];
  private final float[][] inputs = new float[3][];

  private DenoiserGraph(OnnxGraph graph) {
    this.graph = graph;
    inputs[1] = time;
  }

  /// @throws PolicyException when the graph's inputs are not those that the manifest describes
  static DenoiserGraph load(Manifest manifest) {
    OnnxGraph graph = OnnxGraph.load(manifest.denoiser().file());
    Map<String, long[]> expected =
        Map.of(
            "chunk", new long[] {-1, manifest.spec().chunkRows(), manifest.spec().dof()},
            "time", new long[] {-1},
            "observation",
                new long[] {-1, (long) manifest.spec().observationSteps() * manifest.stepWidth()});
    try {
      if (!List.copyOf(graph.inputs().keySet()).equals(INPUTS)) {
        throw misfit(manifest, "inputs are " + graph.inputs().keySet() + ", not " + INPUTS);
      }
      graph
          .inputs()
          .forEach(
              (name, shape) -> {
                if (!fits(shape, expected.get(name))) {
                  throw misfit(
                      manifest,
                      "input '"
                          + name
                          + "' is "
                          + Arrays.toString(shape)
                          + ", but policy.yaml makes it "
                          + Arrays.toString(expected.get(name)));
                }
              });
      return new DenoiserGraph(graph);
    } catch (PolicyException e) {
      graph.close();
      throw e;
    }
  }

  /// Conditions the calls that follow.
  void observe(float[] observation) {
    inputs[2] = observation;
  }

  @Override
  public void predict(float[] sample, int call, float time, float[] out) {
    inputs[0] = sample;
    this.time[0] = time;
    graph.run(inputs, out);
  }

  @Override
  public void close() {
    graph.close();
  }

  private static boolean fits(long[] shape, long[] expected) {
    if (shape.length != expected.length) return false;
    for (int i = 1; i < shape.length; i++) {
      if (shape[i] != expected[i]) return false;
    }
    return shape[0] < 0 || shape[0] == 1;
  }

  private static PolicyException misfit(Manifest manifest, String problem) {
    return new PolicyException(manifest.denoiser().file() + ": " + problem);
  }
}
