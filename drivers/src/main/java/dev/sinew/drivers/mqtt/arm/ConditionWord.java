package dev.sinew.drivers.mqtt.arm;

import dev.sinew.runtime.EnumWord;
import dev.sinew.runtime.RobotCondition;

/// Conditions as the protocol's words.
final class ConditionWord {

  private ConditionWord() {}

  static String of(RobotCondition condition) {
    return EnumWord.of(condition);
  }

  /// @return [RobotCondition#NOT_READY] for what is no word of the protocol
  static RobotCondition read(String word) {
    for (RobotCondition condition : RobotCondition.values())
      if (of(condition).equals(word)) return condition;
    return RobotCondition.NOT_READY;
  }
}
