package dev.sinew.runtime.safety;

import dev.sinew.runtime.EnumWord;

/// The rules that every arm has; a deployment adds its own after these. The first three are
/// ordinary ends and wishes of the brain, the others are faults. Recorded episodes hold their
/// ordinals: a new one goes to the end.
public enum StandardRule {
  EPISODE_END(Reaction.NONE, Clearing.BY_ITSELF, "the episode ended"),
  OPERATOR(Reaction.NONE, Clearing.BY_ITSELF, "the operator asked for a stop"),
  SOURCE_FAILED(Reaction.STOP, Clearing.OPERATOR, "the policy failed"),
  RECORDER_FAILED(Reaction.STOP, Clearing.OPERATOR, "the record can no longer be written"),
  CAMERA_STALE(Reaction.STOP, Clearing.OPERATOR, "a camera gives no new frames"),
  CLOCK_JUMPED(Reaction.STOP, Clearing.OPERATOR, "the clock jumped"),
  COMMAND_NOT_FINITE(Reaction.STOP, Clearing.OPERATOR, "a command was not a finite number"),
  COMMAND_DIMENSION(Reaction.STOP, Clearing.OPERATOR, "a command had the wrong number of joints"),
  CHUNK_MALFORMED(Reaction.STOP, Clearing.OPERATOR, "a chunk in the exchange was no plan"),
  STATE_STALE(Reaction.STOP, Clearing.OPERATOR, "the robot's state is too old"),
  STATE_NOT_FINITE(Reaction.STOP, Clearing.OPERATOR, "the robot's state was not a finite number"),
  STATE_JUMPED(
      Reaction.STOP, Clearing.OPERATOR, "a measured position jumped farther than the arm can move"),
  ROBOT_CONDITION(Reaction.STOP, Clearing.OPERATOR, "the robot's controller no longer follows"),
  FOLLOWING_ERROR(
      Reaction.STOP, Clearing.OPERATOR, "the arm does not follow: measured and commanded differ"),
  PLAN_STALE(Reaction.STOP, Clearing.OPERATOR, "the plan is too old: the policy no longer answers"),
  BRAIN_SILENT(Reaction.STOP, Clearing.OPERATOR, "the brain gives no sign of life"),
  TICKS_MISSED(Reaction.STOP, Clearing.OPERATOR, "the servo missed too many periods in a row"),
  TICK_OVERRUN(Reaction.STOP, Clearing.OPERATOR, "ticks took longer than their period"),
  STOP_REQUESTED(Reaction.STOP, Clearing.OPERATOR, "a stop was requested over the network"),
  BROKER_LOST(Reaction.STOP, Clearing.OPERATOR, "the broker that the operators use was lost"),
  OPERATOR_LOST(Reaction.STOP, Clearing.OPERATOR, "the operator's device gives no new readings"),
  OPERATOR_MALFORMED(
      Reaction.STOP,
      Clearing.OPERATOR,
      "a target of the operator's device was not a finite number");

  private final Rule rule;

  StandardRule(Reaction reaction, Clearing clearing, String text) {
    rule = new Rule(EnumWord.of(this), reaction, clearing, text);
  }

  public Rule rule() {
    return rule;
  }

  /// One clause for people.
  public String text() {
    return rule.text();
  }
}
