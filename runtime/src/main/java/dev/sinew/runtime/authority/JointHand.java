package dev.sinew.runtime.authority;

import dev.sinew.runtime.motion.Runout;

/// What is wanted of one joint, whoever commands it. At every change of hands the wanted command
/// goes on from the last sent one with its speed, which then runs out; what the new hand says
/// counts from where it was at that moment, by an offset. Servo thread; no allocation.
///
/// **Operator.** `wanted = target + offset`. Of a device that moves the arm relatively the offset
/// stays. Of one with poses of its own it shrinks while the operator moves this joint, by no more
/// than the operator moves it: nothing moves by itself, and nothing moves against the hand. The
/// target is never farther ahead of the sent command than the leash; beyond, the offset slides
/// along, so that a hand that turns back is followed at once.
///
/// **Plan.** `wanted = plan + offset`, and the offset goes to zero along a trapezoid of speed.
///
/// **Held.** The last sent command, run out.
final class JointHand {

  private enum Hand {
    /// The plan as it is.
    PLAN,
    /// The plan with what is left of an offset.
    RETURNING,
    OPERATOR,
    HELD
  }

  private final Runout runout;
  private final Brake gentle;
  private final double fastest;
  private final double leash;
  private final double still;
  private Hand hand = Hand.PLAN;
  private double sent;
  private double velocity;
  private double acceleration;
  private double target;
  private double felt;
  private double offset;
  private double drift;

  /// @param gentle how an offset goes to zero by itself
  /// @param fastest most of an offset that is worked off in a tick
  /// @param still by how much a device strays without being moved
  JointHand(Runout runout, Brake gentle, double fastest, double leash, double still) {
    this.runout = runout;
    this.gentle = gentle;
    this.fastest = fastest;
    this.leash = leash;
    this.still = still;
  }

  /// Forgets who had it: the plan's next command is taken as it is.
  void reset() {
    hand = Hand.PLAN;
  }

  /// The state of the commands at the last tick; first of all in every tick.
  void sent(double position, double velocity, double acceleration) {
    sent = position;
    this.velocity = velocity;
    this.acceleration = acceleration;
  }

  /// The operator's command.
  ///
  /// @param says where the operator wants the joint
  /// @param rate to which the soft reaction has slowed the arm, 0..1
  /// @param absolute whether the device has poses of its own
  double operate(double says, double rate, boolean absolute) {
    if (hand != Hand.OPERATOR) take(says);
    double before = target;
    target = says;
    offset += runout.step() - (1 - rate) * (target - before);
    double moved = feel();
    if (absolute && runout.over()) workOff(rate * moved);
    double ahead = target + offset - sent;
    if (!(Math.abs(ahead) <= leash)) offset += Math.copySign(leash, ahead) - ahead;
    return target + offset;
  }

  private void take(double says) {
    change(Hand.OPERATOR, says);
    target = says;
    felt = says;
  }

  /// @param says where the new hand is
  private void change(Hand next, double says) {
    hand = next;
    offset = sent - says;
    drift = 0;
    runout.begin(velocity, acceleration);
  }

  /// How far the hand moved in this tick, noise apart: play of `still` to either side.
  private double feel() {
    double past = target - felt;
    double moved = Math.abs(past) <= still ? 0 : past - Math.copySign(still, past);
    felt += moved;
    return Math.abs(moved);
  }

  private void workOff(double most) {
    double least = Math.min(most, fastest);
    offset = Math.abs(offset) <= least ? 0 : offset - Math.copySign(least, offset);
  }

  /// Nobody's command: comes to rest.
  double hold() {
    if (hand != Hand.HELD) change(Hand.HELD, 0);
    offset += runout.step();
    return offset;
  }

  /// The plan's command.
  ///
  /// @param planned what the plan says
  /// @param rate to which the soft reaction has slowed the arm, 0..1
  double plan(double planned, double rate) {
    if (hand == Hand.PLAN) return planned;
    if (hand != Hand.RETURNING) change(Hand.RETURNING, planned);
    drift = gentle.home(offset + runout.left(), drift, rate * fastest);
    offset += runout.step() + drift;
    if (offset == 0 && drift == 0 && runout.over()) hand = Hand.PLAN;
    return planned + offset;
  }
}
