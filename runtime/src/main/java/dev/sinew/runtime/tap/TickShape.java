package dev.sinew.runtime.tap;

import java.util.List;

/// What the record of a tick has room for; equal shapes have equal layouts.
///
/// @param dof joints of the robot
/// @param streamWidths values per sample, for every stream besides the joint positions
public record TickShape(int dof, List<Integer> streamWidths) {

  public TickShape {
    streamWidths = List.copyOf(streamWidths);
  }

  int streamValues() {
    return streamWidths.stream().mapToInt(Integer::intValue).sum();
  }
}
