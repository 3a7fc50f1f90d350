package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// A gripper that is either open or closed.
///
/// It opens when the network's opening (0 closed, 1 open) is at or above `openFrom` and closes when
/// it is at or below `closeFrom`. Between them it stays as it is: as in the row before, at first as
/// observed.
final class GripperSwitch implements SameWidth {

  private final int width;
  private final int column;
  private final GripperLevels network;
  private final GripperLevels command;
  private final double closeFrom;
  private final double openFrom;

  /// Null when there is nothing between the thresholds.
  private final StateColumns observed;

  private GripperSwitch(Link link, double threshold, double hysteresis) {
    width = link.width();
    column = link.column(1);
    network = GripperLevels.read(link.section().section("network"));
    command = GripperLevels.read(link.section().section("command"));
    closeFrom = threshold - hysteresis / 2;
    openFrom = threshold + hysteresis / 2;
    observed = link.section().has("stream") ? link.state(1) : null;
  }

  static ActionCodec read(Link link) {
    double threshold = link.section().number("threshold");
    double hysteresis = link.section().has("hysteresis") ? link.section().number("hysteresis") : 0;
    if (!(threshold - hysteresis / 2 > 0 && threshold + hysteresis / 2 < 1)) {
      throw link.section()
          .problem(
              "threshold",
              threshold + " with hysteresis " + hysteresis + " leaves 0 (closed) to 1 (open)");
    }
    if (hysteresis > 0 != link.section().has("stream")) {
      throw link.section()
          .problem(
              "stream",
              hysteresis > 0
                  ? "is missing; within its hysteresis the gripper stays as observed"
                  : "has no meaning without a hysteresis above 0");
    }
    return new GripperSwitch(link, threshold, hysteresis);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    double stay =
        observed == null ? Double.NaN : command.nearest(observed.newest(states)[0], command);
    for (int at = column; at < out.length; at += width) {
      double opening = network.opening(rows[at]);
      if (!Double.isFinite(opening)) {
        out[at] = opening;
        continue;
      }
      if (opening >= openFrom) stay = command.open();
      else if (opening <= closeFrom) stay = command.closed();
      out[at] = stay;
    }
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    for (int at = column; at < out.length; at += width)
      out[at] = command.nearest(rows[at], network);
    return out;
  }
}
