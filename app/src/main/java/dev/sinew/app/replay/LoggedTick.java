package dev.sinew.app.replay;

import dev.sinew.runtime.safety.Mode;
import java.io.IOException;
import java.util.Optional;

/// A tick as it was recorded; see `Tick.msg`. Numbers that stand for a choice are ordinals.
public record LoggedTick(
    long number,
    long deadlineNanos,
    long startNanos,
    long endNanos,
    int skipped,
    long stateNanos,
    int condition,
    double[] position,
    double[] velocity,
    long[] streamNanos,
    double[] streamValues,
    long beatNanos,
    int stopAsked,
    int request,
    long argument,
    boolean timely,
    int answer,
    int taken,
    long takenSequence,
    long takenNanos,
    int plan,
    double[] wanted,
    double[] sent,
    int outcome,
    int mode,
    int cause,
    int broken,
    int epoch,
    Optional<LoggedOperator> operator) {

  /// Whether the arm followed commands.
  public boolean running() {
    return mode == Mode.RUNNING.ordinal();
  }

  /// @param rules numbers of rules when it was recorded
  static LoggedTick of(Message message, RecordedRules rules) throws IOException {
    return new LoggedTick(
        message.whole("number"),
        message.whole("deadline_nanos"),
        message.whole("start_nanos"),
        message.whole("end_nanos"),
        message.count("skipped"),
        message.whole("state_nanos"),
        message.count("condition"),
        message.doubles("position"),
        message.doubles("velocity"),
        message.longs("stream_nanos"),
        message.doubles("stream_values"),
        message.whole("beat_nanos"),
        message.count("stop_asked"),
        message.count("request"),
        message.whole("argument"),
        message.flag("timely"),
        message.count("answer"),
        message.count("taken"),
        message.whole("taken_sequence"),
        message.whole("taken_nanos"),
        message.count("plan"),
        message.doubles("wanted"),
        message.doubles("sent"),
        message.count("outcome"),
        message.count("mode"),
        rules.today(message.count("cause")),
        rules.today(message.count("broken")),
        message.count("epoch"),
        LoggedOperator.of(message));
  }
}
