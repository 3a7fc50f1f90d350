package dev.sinew.policies.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GripperSwitchTest {

  /// Network: 1 closed, -1 open. Command: metres. Closes from 0.2, opens from -0.2.
  private static final String SWITCH =
      "[{kind: gripper-switch, column: 1, network: {open: -1, closed: 1}, command: {open: 0.08,"
          + " closed: 0.01}, threshold: 0.5, hysteresis: 0.2, stream: gripper}]";

  @Test
  void staysAsInTheRowBeforeWithinTheHysteresis() {
    assertThat(decode(0.08, -0.1, 0.3, 0.1, -0.1, -0.3, 0.1))
        .containsExactly(0.08, 0.01, 0.01, 0.01, 0.08, 0.08);
  }

  @Test
  void staysAsObservedUntilARowIsClear() {
    assertThat(decode(0.08, 0.1, 0.1)).containsExactly(0.08, 0.08);
    assertThat(decode(0.02, -0.1, 0.1)).containsExactly(0.01, 0.01);
  }

  @Test
  void aBadRowStaysBadAndIsNotRemembered() {
    assertThat(decode(0.01, -0.3, Double.NaN, 0.1)).containsExactly(0.08, Double.NaN, 0.08);
    assertThat(decode(0.01, Double.NEGATIVE_INFINITY)[0]).isInfinite();
    assertThat(decode(Double.NaN, 0.1, 0.3)).containsExactly(Double.NaN, 0.01);
  }

  @Test
  void bothStatesComeBack() {
    ActionCodec codec = codec();
    double[] command = {5, 0.08, 6, 0.01};
    var states = Declared.states(Map.of("gripper", new double[] {0.05}));
    assertThat(codec.encode(command, states)).containsExactly(5, -1, 6, 1);
    assertThat(codec.decode(codec.encode(command, states), states)).isEqualTo(command);
  }

  @Test
  void withoutHysteresisNothingIsObserved() {
    ActionCodec codec =
        Declared.codec(
            "[{kind: gripper-switch, column: 0, network: {open: 1, closed: 0}, command: {open: 1,"
                + " closed: -1}, threshold: 0.5}]",
            1,
            1,
            Map.of());
    assertThat(codec.decode(new double[] {0.4999, 0.5, Double.NaN}, Map.of()))
        .containsExactly(-1, 1, Double.NaN);
  }

  private static ActionCodec codec() {
    return Declared.codec(SWITCH, 2, 2, Map.of("gripper", new double[1]));
  }

  private static double[] decode(double observed, double... values) {
    double[] rows = new double[2 * values.length];
    for (int i = 0; i < values.length; i++) rows[2 * i + 1] = values[i];
    double[] out =
        codec().decode(rows, Declared.states(Map.of("gripper", new double[] {observed})));
    double[] gripper = new double[values.length];
    for (int i = 0; i < values.length; i++) gripper[i] = out[2 * i + 1];
    return gripper;
  }
}
