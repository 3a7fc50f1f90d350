package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Locale;
import java.util.Map;

/// Where a row holds a step of one arm's pose, how it is written, and which pose was observed.
///
/// @param width values of a whole row
/// @param column the first of three of position and of the rotation's
record PoseSteps(
    int width,
    int column,
    Rotation rotation,
    PoseFrame frame,
    StateColumns state,
    Rotation stateRotation) {

  static PoseSteps read(Link link) {
    Rotation rotation = Rotation.of(link.section().text("rotation"));
    Rotation stateRotation = Rotation.of(link.section().text("state-rotation"));
    return new PoseSteps(
        link.width(),
        link.column(3 + rotation.width()),
        rotation,
        PoseFrame.valueOf(link.section().text("frame").toUpperCase(Locale.ROOT)),
        link.state(3 + stateRotation.width()),
        stateRotation);
  }

  Pose observed(Map<String, StateWindow> states) {
    return Pose.read(state.newest(states), 0, stateRotation);
  }

  Pose pose(double[] rows, int row) {
    return Pose.read(rows, row + column, rotation);
  }

  void write(Pose pose, double[] rows, int row) {
    pose.write(rows, row + column, rotation);
  }
}
