package dev.sinew.policies.bench;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.OnnxGraph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import java.util.List;
import java.util.Map;

/// A graph whose runs are timed; it remembers what was bound to it last.
final class TimedGraph implements Graph {

  private final String name;
  private final OnnxGraph graph;
  private final TimedGraphs all;
  private final Durations durations = new Durations();
  private Map<String, Tensor> inputs = Map.of();
  private Map<String, Tensor> outputs = Map.of();

  TimedGraph(String name, OnnxGraph graph, TimedGraphs all) {
    this.name = name;
    this.graph = graph;
    this.all = all;
  }

  String name() {
    return name;
  }

  OnnxGraph graph() {
    return graph;
  }

  Durations durations() {
    return durations;
  }

  Map<String, Tensor> boundInputs() {
    return inputs;
  }

  Map<String, Tensor> boundOutputs() {
    return outputs;
  }

  @Override
  public List<TensorSpec> inputs() {
    return graph.inputs();
  }

  @Override
  public List<TensorSpec> outputs() {
    return graph.outputs();
  }

  @Override
  public BoundGraph bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    BoundGraph bound = graph.bind(inputs, outputs);
    this.inputs = Map.copyOf(inputs);
    this.outputs = Map.copyOf(outputs);
    return new TimedRun(bound);
  }

  @Override
  public String provider() {
    return graph.provider();
  }

  @Override
  public void close() {
    graph.close();
  }

  private final class TimedRun implements BoundGraph {

    private final BoundGraph bound;

    TimedRun(BoundGraph bound) {
      this.bound = bound;
    }

    @Override
    public void run() {
      long start = System.nanoTime();
      bound.run();
      long duration = System.nanoTime() - start;
      durations.add(duration);
      all.note(duration);
    }

    @Override
    public void close() {
      bound.close();
    }
  }
}
