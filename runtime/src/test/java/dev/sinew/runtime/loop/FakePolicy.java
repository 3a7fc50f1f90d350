package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Answers with what a test tells it to; remembers what it saw. Steps of 100 ms, executes 2 of 4
/// rows.
final class FakePolicy implements Policy {

  static final long STEP = 100_000_000;

  final List<Observation> seen = new ArrayList<>();
  Function<Observation, ActionChunk> answer = observation -> chunk(observation, 1, 2, 3, 4);

  /// Answers in its stead, when a test lets it take time.
  Function<Observation, ActionChunk> delay = observation -> answer.apply(observation);

  static ActionChunk chunk(Observation observation, double... rows) {
    return new ActionChunk(
        observation.atNanos(),
        STEP,
        1,
        rows,
        new ActionChunk.Provenance(0, observation.epoch(), observation.atNanos(), "", 0, "fake"));
  }

  @Override
  public PolicySpec spec() {
    return new PolicySpec(
        "fake",
        "1",
        List.of(new StreamSpec(RobotSpec.JOINT_POSITION, 1, Unit.RADIAN)),
        List.of(),
        2,
        STEP,
        4,
        2,
        1,
        Unit.RADIAN,
        Interpolation.HOLD);
  }

  @Override
  public void reset(long seed) {}

  @Override
  public ActionChunk infer(Observation observation) {
    seen.add(observation);
    return delay.apply(observation);
  }

  @Override
  public void close() {}
}
