package dev.sinew.teleop.device.control;

import dev.sinew.runtime.EnumWord;
import java.util.Optional;

/// A way that a key moves the hand of the arm while it is held, by the word that stands for it in a
/// deployment; directions as in [dev.sinew.teleop.twist.Twist].
public enum Jog {
  FORWARD(0, 1),
  BACK(0, -1),
  LEFT(1, 1),
  RIGHT(1, -1),
  UP(2, 1),
  DOWN(2, -1),
  ROLL_RIGHT(3, 1),
  ROLL_LEFT(3, -1),
  NOSE_DOWN(4, 1),
  NOSE_UP(4, -1),
  TURN_LEFT(5, 1),
  TURN_RIGHT(5, -1),
  OPEN(6, 1),
  CLOSE(6, -1);

  final int axis;
  final int sign;

  Jog(int axis, int sign) {
    this.axis = axis;
    this.sign = sign;
  }

  /// As it stands in a deployment: `nose-down`.
  public String word() {
    return EnumWord.of(this);
  }

  /// Empty where the word stands for an action instead.
  public static Optional<Jog> of(String word) {
    return EnumWord.find(Jog.class, word);
  }
}
