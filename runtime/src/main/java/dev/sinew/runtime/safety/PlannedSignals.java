package dev.sinew.runtime.safety;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.stl.Signal;
import dev.sinew.runtime.stl.SignalTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The named numbers that formulas on a planned chunk may speak of, row by row: for every joint
/// `position.J` and `velocity.J` (from the row before; the first row's is that to the second).
/// Servo thread, no allocation.
public final class PlannedSignals {

  private final int dof;
  private final double[] trace;

  PlannedSignals(int maxRows, int dof) {
    this.dof = dof;
    trace = new double[maxRows * 2 * dof];
  }

  /// @param scales per signal name, where one was declared
  /// @return names and units, in the order of a row's values.
  public static SignalTable table(RobotSpec robot, Map<String, Double> scales) {
    List<Signal> signals = new ArrayList<>();
    for (JointSpec joint : robot.joints()) {
      String name = MeasuredSignals.word(joint.name());
      signals.add(MeasuredSignals.signal(scales, "position." + name, joint.unit().symbol()));
      signals.add(MeasuredSignals.signal(scales, "velocity." + name, joint.unit().symbol() + "/s"));
    }
    return new SignalTable(signals);
  }

  /// The chunk as a trace; the object's own array.
  double[] read(ChunkBuffer chunk) {
    double seconds = chunk.stepNanos() * 1e-9;
    for (int row = 0; row < chunk.rows(); row++) {
      int from = Math.max(0, row - 1);
      int to = Math.min(from + 1, chunk.rows() - 1);
      for (int i = 0; i < dof; i++) {
        int at = (row * dof + i) * 2;
        trace[at] = chunk.value(row, i);
        trace[at + 1] = (chunk.value(to, i) - chunk.value(from, i)) / seconds;
      }
    }
    return trace;
  }
}
