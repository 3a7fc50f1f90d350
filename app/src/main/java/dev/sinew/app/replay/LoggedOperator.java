package dev.sinew.app.replay;

import dev.sinew.runtime.OperatorInput;
import java.io.IOException;
import java.util.Optional;

/// What a recorded tick heard of an operator; see `Tick.msg`. Sets of joints are bits.
///
/// @param owned joints that were the operator's
/// @param held joints that nobody commanded
public record LoggedOperator(
    long sequence,
    long nanos,
    long joints,
    long authority,
    boolean engaged,
    boolean absolute,
    double[] target,
    long owned,
    long held) {

  /// @return empty where there could be none
  static Optional<LoggedOperator> of(Message message) throws IOException {
    if (!message.has("operator") || !message.flag("operator")) return Optional.empty();
    return Optional.of(
        new LoggedOperator(
            message.whole("operator_sequence"),
            message.whole("operator_nanos"),
            message.whole("operator_joints"),
            message.whole("operator_authority"),
            message.flag("operator_engaged"),
            message.flag("operator_absolute"),
            message.doubles("operator_target"),
            message.whole("owned"),
            message.whole("held")));
  }

  /// The reading as the spine heard it.
  void copy(OperatorInput out) {
    out.reading(sequence, nanos, joints, engaged, absolute);
    for (int i = 0; i < target.length; i++) out.position(i, target[i]);
  }
}
