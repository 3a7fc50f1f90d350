package dev.sinew.app.replay;

import dev.sinew.runtime.ActionChunk;
import java.util.List;
import java.util.Optional;

/// Compares a recorded chunk with the one computed again, to the bit.
final class ChunkComparison {

  private final List<String> joints;

  ChunkComparison(List<String> joints) {
    this.joints = joints;
  }

  /// @return one line on the first thing that differs
  Optional<String> compare(ActionChunk recorded, ActionChunk again) {
    long number = recorded.provenance().sequence();
    if (recorded.rows() != again.rows() || recorded.dof() != again.dof())
      return differs(
          number,
          "its shape",
          recorded.rows() + "x" + recorded.dof(),
          again.rows() + "x" + again.dof());
    if (recorded.startNanos() != again.startNanos())
      return differs(number, "its start", recorded.startNanos(), again.startNanos());
    if (recorded.stepNanos() != again.stepNanos())
      return differs(number, "its step", recorded.stepNanos(), again.stepNanos());
    if (recorded.provenance().noiseSeed() != again.provenance().noiseSeed())
      return differs(
          number,
          "its noise seed",
          recorded.provenance().noiseSeed(),
          again.provenance().noiseSeed());
    for (int row = 0; row < recorded.rows(); row++)
      for (int i = 0; i < recorded.dof(); i++)
        if (!TickComparison.same(recorded.value(row, i), again.value(row, i)))
          return differs(
              number,
              "row %d, %s".formatted(row, joints.get(i)),
              recorded.value(row, i),
              again.value(row, i));
    return Optional.empty();
  }

  private static Optional<String> differs(long number, String what, Object recorded, Object again) {
    return Optional.of(
        "chunk %d: %s was %s, computed again it is %s".formatted(number, what, recorded, again));
  }
}
