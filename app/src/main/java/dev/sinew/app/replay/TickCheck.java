package dev.sinew.app.replay;

import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Path;

/// Whether a recorded tick can be one of this robot's at all, before anything is made of it.
final class TickCheck {

  private final Path file;
  private final int dof;
  private final int streams;
  private final int streamValues;
  private long next = -1;

  TickCheck(Path file, RigSpec rig) {
    this.file = file;
    dof = rig.robot().dof();
    streams = rig.streams().size();
    streamValues = rig.streams().stream().mapToInt(s -> s.width()).sum();
  }

  /// @throws IOException in one line
  void mustFit(LoggedTick tick) throws IOException {
    if (next < 0) begin(tick);
    if (tick.number() != next)
      throw new IOException(
          "%s: ticks %d to %d were not recorded; what follows cannot be derived"
              .formatted(file, next, tick.number() - 1));
    next++;
    boolean fits =
        tick.position().length == dof
            && tick.velocity().length == dof
            && tick.wanted().length == dof
            && tick.sent().length == dof
            && tick.operator().map(o -> o.target().length == dof).orElse(true)
            && tick.streamNanos().length == streams
            && tick.streamValues().length == streamValues
            && in(tick.condition(), 0, RobotCondition.values().length)
            && in(tick.plan(), 0, PlanStatus.values().length)
            && in(tick.outcome(), 0, Outcome.values().length)
            && in(tick.mode(), 0, Mode.values().length)
            && in(tick.request(), -1, Request.values().length)
            && in(tick.stopAsked(), -1, StandardRule.values().length);
    if (!fits)
      throw new IOException(
          "%s: tick %d is not one of a robot with %d joints and %d streams"
              .formatted(file, tick.number(), dof, streams));
  }

  /// A recording may be of a later episode of a spine that has a past, if the arm was at rest then.
  private void begin(LoggedTick tick) {
    boolean atRest =
        tick.mode() == Mode.DISARMED.ordinal() || tick.mode() == Mode.STANDSTILL.ordinal();
    next = atRest && tick.number() >= 0 ? tick.number() : 0;
  }

  private static boolean in(int value, int min, int end) {
    return value >= min && value < end;
  }
}
