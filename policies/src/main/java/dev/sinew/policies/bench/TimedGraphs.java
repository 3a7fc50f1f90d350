package dev.sinew.policies.bench;

import dev.sinew.policies.onnx.Execution;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.policies.onnx.OnnxGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens graphs and times their runs, each around the call itself.
final class TimedGraphs implements GraphLoader {

  private final Execution execution;
  private final List<TimedGraph> graphs = new ArrayList<>();
  private long nanos;

  TimedGraphs(Execution execution) {
    this.execution = execution;
  }

  @Override
  public Graph load(Path file) {
    TimedGraph graph =
        new TimedGraph(file.getFileName().toString(), OnnxGraph.load(file, execution), this);
    graphs.add(graph);
    return graph;
  }

  List<TimedGraph> graphs() {
    return graphs;
  }

  /// Time in all graphs since the last call, in nanoseconds.
  long takeNanos() {
    long taken = nanos;
    nanos = 0;
    return taken;
  }

  void forget() {
    nanos = 0;
    graphs.forEach(graph -> graph.durations().clear());
  }

  void note(long duration) {
    nanos += duration;
  }
}
