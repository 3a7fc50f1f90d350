package dev.sinew.teleop.twist;

import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import java.util.Optional;
import java.util.function.Consumer;

/// Moves an arm by twists, from where it was last sent: nothing jumps when the operator begins.
///
/// Every engagement begins anew from the last command (a clutch), and so does every cycle in which
/// the operator does not command the joints: whoever moved the arm meanwhile, the twist goes on
/// from there. [#read] allocates nothing in steady state.
public final class TwistTeleoperator implements Teleoperator {

  /// Cycles of motion at full speed that a wish may be ahead of what was sent: so long may the way
  /// to the arm and back take, and no longer does it go on when the arm is held.
  static final double AHEAD = 20;

  private static final double LEAST_SECONDS = 1e-3;
  private static final double MOST_SECONDS = 0.05;

  private final TeleopSpec spec;
  private final TwistDevice device;
  private final TwistMotion motion;
  private final AxisHold hold;
  private final SpeedSteps scales;
  private final Gripper gripper;
  private final RateAxis jaw;
  private final Twist twist = new Twist();
  private final double[] sent;
  private long before = Long.MIN_VALUE;
  private boolean handMoves;
  private boolean jawMoves;

  /// @param name of the device, for people
  /// @param device closed with this
  /// @throws dev.sinew.runtime.config.ConfigException when a key does not fit the robot
  public TwistTeleoperator(String name, TwistDevice device, TwistKeys keys, RigSpec rig) {
    this.device = device;
    motion = keys.motion();
    hold = keys.hold();
    scales = keys.scales();
    gripper = keys.gripper().orElse(null);
    jaw = gripper == null ? null : new RateAxis(gripper.bound(), TwistKeys.PERIOD_SECONDS);
    sent = new double[rig.robot().dof()];
    spec = spec(name, motion, keys.gripper());
  }

  /// What a device with these keys is, without opening it.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a key does not fit the robot
  public static TeleopSpec describe(String name, TwistKeys keys) {
    return spec(name, keys.motion(), keys.gripper());
  }

  private static TeleopSpec spec(String name, TwistMotion motion, Optional<Gripper> gripper) {
    long jaw = gripper.map(g -> 1L << g.joint()).orElse(0L);
    long period = Math.round(TwistKeys.PERIOD_SECONDS * 1e9);
    return new TeleopSpec(name, period, false, motion.joints() | jaw);
  }

  @Override
  public TeleopSpec spec() {
    return spec;
  }

  @Override
  public boolean read(FollowerView follower, OperatorTarget out) {
    boolean heard = device.read(twist);
    scales.move(device.speedSteps());
    hold.apply(twist);
    if (follower.stampNanos() == Long.MIN_VALUE) return false;
    for (int i = 0; i < sent.length; i++) sent[i] = follower.sent(i);
    boolean engaged = heard && twist.engaged();
    double seconds = seconds();
    move(engaged, follower.authority(), seconds);
    if (!heard) return false;
    out.clear();
    for (int i = 0; i < sent.length; i++) {
      if ((motion.joints() >> i & 1) != 0) out.position(i, motion.position(i));
    }
    if (gripper != null) out.position(gripper.joint(), jaw.position());
    out.engaged(engaged);
    out.stamp(twist.stampNanos());
    return true;
  }

  /// The first cycle of an engagement only places what moves.
  private void move(boolean engaged, long authority, double seconds) {
    boolean hand = engaged && (motion.joints() & ~authority) == 0;
    if (hand && handMoves) motion.step(twist, scales.scale(), seconds, sent);
    else motion.start(sent);
    handMoves = hand;
    if (gripper == null) return;
    boolean fingers = engaged && (authority >> gripper.joint() & 1) != 0;
    double from = sent[gripper.joint()];
    if (fingers && jawMoves) jaw.step(gripper.sign() * twist.gripper(), seconds, from, AHEAD);
    else jaw.start(from);
    jawMoves = fingers;
  }

  /// From the reading before to this one; a gap does not make up for what was not said in it.
  private double seconds() {
    long now = twist.stampNanos();
    boolean first = before == Long.MIN_VALUE;
    double seconds = first ? TwistKeys.PERIOD_SECONDS : 1e-9 * (now - before);
    before = now;
    return Math.clamp(seconds, LEAST_SECONDS, MOST_SECONDS);
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    device.drain(out);
  }

  @Override
  public String control(TeleopEvent event) {
    return device.control(event);
  }

  @Override
  public String trouble() {
    return device.trouble();
  }

  @Override
  public void close() {
    device.close();
  }
}
