package dev.sinew.policies;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Execution;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.policies.sampling.Denoiser;
import dev.sinew.runtime.port.PolicyException;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The denoiser of a bundle: a graph `(chunk, time, observation) -> prediction`, conditioned on one
/// observation at a time. Inference thread.
final class DenoiserGraph implements Denoiser, AutoCloseable {

  private static final List<String> INPUTS = List.of("chunk", "time", "observation");

  private final Graph graph;
  private final Tensor chunk;
  private final Tensor time;
  private final Tensor observation;
  private final Tensor prediction;
  private final BoundGraph bound;

  private DenoiserGraph(Graph graph, Map<String, long[]> shapes) {
    this.graph = graph;
    chunk = tensor(shapes.get("chunk"));
    time = tensor(shapes.get("time"));
    observation = tensor(shapes.get("observation"));
    prediction = tensor(shapes.get("chunk"));
    bound =
        graph.bind(
            Map.of("chunk", chunk, "time", time, "observation", observation),
            Map.of(graph.outputs().getFirst().name(), prediction));
  }

  /// @throws PolicyException when the graph's inputs are not those that the manifest describes
  static DenoiserGraph load(Manifest manifest, GraphLoader loader) {
    Graph graph = loader.load(manifest.denoiser().file(), Execution.DEFAULT);
    Map<String, long[]> expected =
        Map.of(
            "chunk", new long[] {1, manifest.spec().chunkRows(), manifest.spec().dof()},
            "time", new long[] {1},
            "observation",
                new long[] {1, (long) manifest.spec().observationSteps() * manifest.stepWidth()});
    try {
      List<String> names = graph.inputs().stream().map(TensorSpec::name).toList();
      if (!names.equals(INPUTS)) throw misfit(manifest, "inputs are " + names + ", not " + INPUTS);
      for (TensorSpec input : graph.inputs()) {
        if (!input.admits(expected.get(input.name())))
          throw misfit(
              manifest,
              "input '"
                  + input.name()
                  + "' is "
                  + Arrays.toString(input.shape())
                  + ", but policy.yaml makes it "
                  + Arrays.toString(expected.get(input.name())));
      }
      return new DenoiserGraph(graph, expected);
    } catch (PolicyException e) {
      graph.close();
      throw e;
    }
  }

  /// Conditions the calls that follow.
  void observe(float[] values) {
    observation.put(values);
  }

  @Override
  public void predict(float[] sample, float at, float[] out) {
    chunk.put(sample);
    time.memory().set(ValueLayout.JAVA_FLOAT, 0, at);
    bound.run();
    prediction.get(out);
  }

  @Override
  public void close() {
    bound.close();
    graph.close();
    for (Tensor tensor : List.of(chunk, time, observation, prediction)) tensor.close();
  }

  private static Tensor tensor(long[] shape) {
    return Tensor.of(ElementType.FLOAT32, shape);
  }

  private static PolicyException misfit(Manifest manifest, String problem) {
    return new PolicyException(manifest.denoiser().file() + ": " + problem);
  }
}
