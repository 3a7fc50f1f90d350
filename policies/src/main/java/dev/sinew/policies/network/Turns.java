package dev.sinew.policies.network;

import dev.sinew.policies.onnx.BoundGraph;
import java.util.List;

/// One graph bound several times, to be run in turn.
final class Turns implements BoundGraph {

  private final List<BoundGraph> bound;
  private int turn;

  Turns(List<BoundGraph> bound) {
    this.bound = bound;
  }

  /// The next run is the first one.
  void begin() {
    turn = 0;
  }

  @Override
  public void run() {
    bound.get(turn).run();
    turn = (turn + 1) % bound.size();
  }

  @Override
  public void close() {
    bound.forEach(BoundGraph::close);
  }
}
