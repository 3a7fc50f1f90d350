package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// Poses written as steps from the row before; the first row's, from the observed pose. One arm; a
/// second arm is a second link.
record CumulativePose(PoseSteps steps) implements SameWidth {

  static ActionCodec read(Link link) {
    return new CumulativePose(PoseSteps.read(link));
  }

  @Override
  public int width() {
    return steps.width();
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    Pose last = steps.observed(states);
    for (int row = 0; row < out.length; row += width()) {
      last = steps.frame().after(last, steps.pose(rows, row));
      steps.write(last, out, row);
    }
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    Pose last = steps.observed(states);
    for (int row = 0; row < out.length; row += width()) {
      Pose pose = steps.pose(rows, row);
      steps.write(steps.frame().step(last, pose), out, row);
      last = pose;
    }
    return out;
  }
}
