package dev.sinew.runtime.safety;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.memory.Cell;
import dev.sinew.runtime.sync.StateRing;
import java.util.List;

/// What the supervisor perceives besides the arm, read once a tick: every guard judges the same
/// sample, and the record of a tick can hold all that was judged. Servo thread, no allocation.
public final class Senses {

  private final List<StreamSpec> streams;
  private final StateRing[] rings;
  private final long[] stamps;
  private final double[][] samples;
  private final Cell beat;
  private long beatNanos;

  Senses(Surroundings around) {
    streams = List.copyOf(around.streams());
    rings = streams.stream().map(s -> around.source().ring(s.name())).toArray(StateRing[]::new);
    samples = streams.stream().map(s -> new double[s.width()]).toArray(double[][]::new);
    stamps = new long[rings.length];
    beat = around.beat();
  }

  void read() {
    beatNanos = beat.getAcquire();
    for (int s = 0; s < rings.length; s++) stamps[s] = rings[s].newest(samples[s]);
  }

  int indexOf(String stream) {
    for (int s = 0; s < streams.size(); s++) if (streams.get(s).name().equals(stream)) return s;
    throw new IllegalArgumentException("no stream '" + stream + "'");
  }

  /// Streams of the robot other than its joint positions.
  public int streams() {
    return rings.length;
  }

  public int width(int stream) {
    return samples[stream].length;
  }

  /// Stamp of a stream's newest sample; [Long#MIN_VALUE] before the first.
  public long stampNanos(int stream) {
    return stamps[stream];
  }

  /// Value `i` of a stream's newest sample.
  public double value(int stream, int i) {
    return samples[stream][i];
  }

  boolean empty(int stream) {
    return stamps[stream] == Long.MIN_VALUE;
  }

  /// Instant of the brain's last sign of life; 0 before the first.
  public long beatNanos() {
    return beatNanos;
  }
}
