package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.stl.Signal;
import dev.sinew.runtime.stl.SignalTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The named numbers that formulas on the past may speak of, as they are in this tick: for every
/// joint `position.J`, `velocity.J` and `following_error.J`; for every stream of the robot `S.0`,
/// `S.1`, ... and `S.norm`. A dash in a name becomes an underscore. Servo thread, no allocation.
public final class MeasuredSignals {

  private final int dof;
  private final Senses senses;
  private final double[] values;

  MeasuredSignals(RobotSpec robot, List<StreamSpec> streams, Senses senses) {
    dof = robot.dof();
    this.senses = senses;
    values = new double[table(robot, streams, Map.of()).size()];
  }

  /// @param scales per signal name, where one was declared
  /// @return names and units, in the order of the values.
  public static SignalTable table(
      RobotSpec robot, List<StreamSpec> streams, Map<String, Double> scales) {
    List<Signal> signals = new ArrayList<>();
    for (JointSpec joint : robot.joints()) {
      String unit = joint.unit().symbol();
      signals.add(signal(scales, "position." + word(joint.name()), unit));
      signals.add(signal(scales, "velocity." + word(joint.name()), unit + "/s"));
      signals.add(signal(scales, "following_error." + word(joint.name()), unit));
    }
    for (StreamSpec stream : streams) {
      for (int i = 0; i < stream.width(); i++)
        signals.add(signal(scales, word(stream.name()) + "." + i, stream.unit().symbol()));
      signals.add(signal(scales, word(stream.name()) + ".norm", stream.unit().symbol()));
    }
    return new SignalTable(signals);
  }

  static Signal signal(Map<String, Double> scales, String name, String unit) {
    Double scale = scales.get(name);
    return scale == null ? new Signal(name, unit) : new Signal(name, unit, scale);
  }

  static String word(String name) {
    return name.replace('-', '_');
  }

  /// The values; the object's own array, refilled by [#read].
  double[] values() {
    return values;
  }

  /// Reads this tick's values. A stream without a sample reads NaN.
  void read(Evidence now) {
    int at = 0;
    for (int i = 0; i < dof; i++) {
      values[at++] = now.measured.position(i);
      values[at++] = now.measured.velocity(i);
      values[at++] = now.engaged ? Math.abs(now.measured.position(i) - now.admitted[i]) : 0;
    }
    for (int s = 0; s < senses.streams(); s++) {
      boolean empty = senses.empty(s);
      double sum = 0;
      for (int i = 0; i < senses.width(s); i++) {
        double value = senses.value(s, i);
        values[at++] = empty ? Double.NaN : value;
        sum += value * value;
      }
      values[at++] = empty ? Double.NaN : Math.sqrt(sum);
    }
  }
}
