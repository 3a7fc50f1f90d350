package dev.sinew.app.replay;

import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// An arm that measures what was measured, and moves for nobody.
final class LogRobot implements SimulatedRobot {

  private static final RobotCondition[] CONDITIONS = RobotCondition.values();

  private final RobotSpec spec;
  private final List<StateRing> rings = new ArrayList<>();
  private final List<double[]> newest = new ArrayList<>();
  private final List<EpisodeLog.Cursor<EpisodeLog.Sample>> samples = new ArrayList<>();
  private final EpisodeLog.Sample[] ahead;
  private LoggedTick tick;

  LogRobot(RigSpec rig, Streams streams, EpisodeLog log) {
    ahead = new EpisodeLog.Sample[rig.streams().size()];
    spec = rig.robot();
    for (StreamSpec stream : rig.streams()) {
      rings.add(streams.ring(stream.name()));
      newest.add(new double[stream.width()]);
      samples.add(log.samples(stream.name()));
    }
  }

  /// What is to be measured next.
  void show(LoggedTick tick) {
    this.tick = tick;
  }

  @Override
  public RobotSpec spec() {
    return spec;
  }

  @Override
  public void read(JointState out) {
    if (tick.stateNanos() != Long.MIN_VALUE) out.stamp(tick.stateNanos());
    for (int i = 0; i < spec.dof(); i++) out.set(i, tick.position()[i], tick.velocity()[i]);
    out.condition(CONDITIONS[tick.condition()]);
    int at = 0;
    for (int s = 0; s < rings.size(); s++) {
      double[] sample = newest.get(s);
      System.arraycopy(tick.streamValues(), at, sample, 0, sample.length);
      at += sample.length;
      if (tick.streamNanos()[s] == Long.MIN_VALUE) continue;
      between(s, tick.streamNanos()[s]);
      rings.get(s).publish(tick.streamNanos()[s], sample);
    }
  }

  /// The samples since the last tick, of a sensor that is faster than the servo.
  private void between(int s, long untilNanos) {
    try {
      while (true) {
        EpisodeLog.Sample sample = ahead[s] == null ? samples.get(s).next() : ahead[s];
        ahead[s] = sample;
        if (sample == null || sample.nanos() >= untilNanos) return;
        if (sample.values().length == rings.get(s).width())
          rings.get(s).publish(sample.nanos(), sample.values());
        ahead[s] = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What was measured before is another world's, as in every simulation.
  @Override
  public void place(long seed) {
    rings.forEach(StateRing::clear);
  }

  @Override
  public void write(AdmittedCommand command) {}

  @Override
  public void halt() {}

  @Override
  public void close() {}
}
