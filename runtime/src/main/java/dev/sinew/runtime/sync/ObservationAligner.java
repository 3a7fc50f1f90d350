package dev.sinew.runtime.sync;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads every stream at the same instants (as UMI's `get_obs` does: states interpolated, frames
/// nearest from before). Inference thread.
public final class ObservationAligner {

  private final Map<String, StateRing> states;
  private final Map<String, FrameRing> cameras;
  private final int steps;
  private final long stepNanos;
  private volatile String prompt;

  /// @param steps instants per observation
  /// @param stepNanos distance of the instants
  public ObservationAligner(
      Map<String, StateRing> states,
      Map<String, FrameRing> cameras,
      int steps,
      long stepNanos,
      String prompt) {
    this.states = new LinkedHashMap<>(states);
    this.cameras = new LinkedHashMap<>(cameras);
    this.steps = steps;
    this.stepNanos = stepNanos;
    this.prompt = prompt;
  }

  /// Changes what observations ask for from now on. Any thread.
  public void prompt(String prompt) {
    this.prompt = prompt;
  }

  /// The youngest instant at which every stream has a sample; [Long#MIN_VALUE] while one has none.
  public long newestCommonNanos() {
    long common = Long.MAX_VALUE;
    for (StateRing ring : states.values()) common = Math.min(common, ring.newestNanos());
    for (FrameRing ring : cameras.values()) {
      Frame frame = ring.newest();
      common = Math.min(common, frame == null ? Long.MIN_VALUE : frame.stampNanos());
    }
    return common;
  }

  /// Everything at `atNanos` and at the steps before it. Instants before a stream began repeat its
  /// first sample.
  ///
  /// @param atNanos not after [#newestCommonNanos()]
  public Observation align(long atNanos, int epoch) {
    Map<String, StateWindow> windows = new LinkedHashMap<>();
    states.forEach((name, ring) -> windows.put(name, window(ring, atNanos)));
    Map<String, List<Frame>> frames = new LinkedHashMap<>();
    cameras.forEach((name, ring) -> frames.put(name, frames(ring, atNanos)));
    return new Observation(atNanos, epoch, windows, frames, prompt);
  }

  private StateWindow window(StateRing ring, long atNanos) {
    double[][] values = new double[steps][ring.width()];
    for (int i = 0; i < steps; i++) ring.at(instant(atNanos, i), values[i]);
    return new StateWindow(values);
  }

  private List<Frame> frames(FrameRing ring, long atNanos) {
    List<Frame> frames = new ArrayList<>(steps);
    for (int i = 0; i < steps; i++) frames.add(ring.at(instant(atNanos, i)));
    return frames;
  }

  private long instant(long atNanos, int i) {
    return atNanos - (steps - 1 - i) * stepNanos;
  }
}
