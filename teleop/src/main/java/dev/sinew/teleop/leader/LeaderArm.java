package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A leader arm, read by the teleoperation thread. Always engaged; where it and the arm differ, the
/// arbiter works the difference off. [#read] allocates nothing in steady state.
final class LeaderArm implements Teleoperator {

  /// A hand's motion has little above 10 Hz, an arm's servo loop runs at 100 Hz or more.
  private static final long PERIOD_NANOS = 10_000_000;

  private static final double MOST_SECONDS = 0.1;

  private final LeaderConfig config;
  private final Clock clock;
  private final LeaderServos servos;
  private final LeaderHand hand;
  private final LeaderPull pull;
  private final StartGate gate;
  private final List<LeaderJoint> joints;
  private final TurnCount[] turns;
  private final double[] target;
  private boolean placed;
  private long before = Long.MIN_VALUE;

  /// @param servos open; closed with this
  /// @param hand that moves the servos before they are read; closed with this
  LeaderArm(
      LeaderConfig config, RobotSpec robot, Clock clock, LeaderServos servos, LeaderHand hand) {
    this.config = config;
    this.clock = clock;
    this.servos = servos;
    this.hand = hand;
    pull = new LeaderPull(config);
    joints = config.joints();
    turns = new TurnCount[joints.size()];
    target = new double[robot.dof()];
    Arrays.fill(target, Double.NaN);
    double[] allowed = new double[robot.dof()];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = new TurnCount(joints.get(i).servo().model().countsPerTurn());
      allowed[joints.get(i).of()] = joints.get(i).maxDifference();
    }
    gate = new StartGate(robot.joints(), allowed);
  }

  static TeleopSpec spec(LeaderConfig config) {
    return new TeleopSpec(config.name(), PERIOD_NANOS, true, config.led(), config.facts());
  }

  @Override
  public TeleopSpec spec() {
    return spec(config);
  }

  @Override
  public boolean read(FollowerView follower, OperatorTarget out) {
    boolean running = follower.stampNanos() != Long.MIN_VALUE;
    if (running) hand.move(follower);
    if (!servos.read(clock.nanos())) return false;
    ServoSamples samples = servos.samples();
    for (int i = 0; i < turns.length; i++) map(i, turns[i].of(samples.position(i)));
    if (running && !placed) place(samples, follower);
    if (running) pull(samples, follower);
    out.clear();
    for (int i = 0; i < turns.length; i++) {
      int of = joints.get(i).of();
      out.position(of, target[of]);
    }
    out.engaged(true);
    out.stamp(samples.stampNanos());
    return true;
  }

  private void map(int i, int counts) {
    target[joints.get(i).of()] = joints.get(i).follower(counts);
  }

  /// An encoder of one turn does not say in which turn it is. Where the arm's joint has room for
  /// several, it is the one nearest to the arm.
  private void place(ServoSamples samples, FollowerView follower) {
    placed = true;
    for (int i = 0; i < turns.length; i++) {
      LeaderJoint joint = joints.get(i);
      if (joint.servo().span().isPresent()) continue;
      double here = joint.map().follower(joint.scale().value(turns[i].of(samples.position(i))));
      int by = (int) Math.rint((follower.measured(joint.of()) - here) / joint.turn());
      if (by == 0 || !joint.isWithin(here + by * joint.turn())) continue;
      turns[i].shift(by);
      map(i, turns[i].of(samples.position(i)));
    }
  }

  private void pull(ServoSamples samples, FollowerView follower) {
    long stamp = samples.stampNanos();
    double seconds = before == Long.MIN_VALUE ? 0 : 1e-9 * (stamp - before);
    before = stamp;
    try {
      pull.step(servos.bus(), samples, follower, target, Math.clamp(seconds, 0, MOST_SECONDS));
    } catch (BusException e) {
      servos.lose(e);
    }
  }

  @Override
  public String objection(FollowerView follower) {
    String trouble = trouble();
    if (!trouble.isEmpty()) return config.name() + ": " + trouble;
    String hands = hand.objection(follower);
    return hands.isEmpty() ? gate.objection(target, follower) : hands;
  }

  @Override
  public String trouble() {
    return servos.trouble();
  }

  @Override
  public String note() {
    return servos.note();
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    hand.drain(out);
  }

  @Override
  public void close() {
    servos.close();
    hand.close();
  }
}
