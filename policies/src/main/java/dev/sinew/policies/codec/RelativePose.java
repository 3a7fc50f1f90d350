package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// Poses written as steps from the observed pose, the same for every row (UMI). One arm; a second
/// arm is a second link.
record RelativePose(PoseSteps steps) implements SameWidth {

  static ActionCodec read(Link link) {
    return new RelativePose(PoseSteps.read(link));
  }

  @Override
  public int width() {
    return steps.width();
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    Pose observed = steps.observed(states);
    for (int row = 0; row < out.length; row += width()) {
      steps.write(steps.frame().after(observed, steps.pose(rows, row)), out, row);
    }
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    double[] out = rows.clone();
    Pose observed = steps.observed(states);
    for (int row = 0; row < out.length; row += width()) {
      steps.write(steps.frame().step(observed, steps.pose(rows, row)), out, row);
    }
    return out;
  }
}
