package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.runtime.FollowerView;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The torque that an operator feels on a leader: the whole arm follows the one that it leads while
/// the operator does not command, and triggers spring back, or stand where the gripper holds
/// something. All of it weak. Teleoperation thread; allocates nothing while nothing changes.
final class LeaderPull {

  /// Share of a joint's range that the arm may be off before it counts as held up.
  private static final double HELD_UP = 0.05;

  private final LeaderConfig config;
  private final List<LeaderJoint> joints;
  private final long led;
  private final int[] springs;
  private final int[] springIds;
  private final int[] springGoals;
  private final int[] springsSent;
  private final int[] ids;
  private final double[] goals;
  private final int[] counts;
  private ServoBus held;
  private boolean driving;

  LeaderPull(LeaderConfig config) {
    this.config = config;
    joints = config.joints();
    led = config.led();
    springs =
        IntStream.range(0, joints.size()).filter(i -> joints.get(i).spring().isPresent()).toArray();
    springIds = IntStream.of(springs).map(i -> joints.get(i).servo().id()).toArray();
    springGoals = new int[springs.length];
    springsSent = new int[springs.length];
    ids = config.ids();
    goals = new double[ids.length];
    counts = new int[ids.length];
  }

  /// One cycle, after a reading.
  ///
  /// @param target where the leader wants each joint of the arm
  void step(
      ServoBus bus, ServoSamples samples, FollowerView follower, double[] target, double seconds)
      throws BusException {
    if (held != bus) begin(bus, samples);
    boolean shall = config.drive().isPresent() && (follower.authority() & led) == 0;
    if (shall != driving) change(bus, samples, shall);
    if (driving) drive(bus, follower, seconds);
    else spring(bus, follower, target);
  }

  /// The bus is new: its servos are limp.
  private void begin(ServoBus bus, ServoSamples samples) throws BusException {
    held = bus;
    driving = false;
    for (int i : springs) springOn(bus, samples, i);
    Arrays.fill(springsSent, Integer.MIN_VALUE);
  }

  private void springOn(ServoBus bus, ServoSamples samples, int i) throws BusException {
    double share = joints.get(i).spring().orElseThrow().torque();
    new Torque(config.servos().bus().family(), bus).on(joints.get(i), share, samples.position(i));
  }

  private void change(ServoBus bus, ServoSamples samples, boolean shall) throws BusException {
    Torque torque = new Torque(config.servos().bus().family(), bus);
    for (int i = 0; i < ids.length; i++) {
      goals[i] = samples.position(i);
      boolean springs = joints.get(i).spring().isPresent();
      if (shall)
        torque.on(joints.get(i), config.drive().orElseThrow().torque(), samples.position(i));
      else if (springs) springOn(bus, samples, i);
      else torque.off(joints.get(i));
    }
    Arrays.fill(springsSent, Integer.MIN_VALUE);
    driving = shall;
  }

  /// Towards the arm, at the speed that is allowed.
  private void drive(ServoBus bus, FollowerView follower, double seconds) throws BusException {
    double radians = config.drive().orElseThrow().speed() * seconds;
    for (int i = 0; i < ids.length; i++) {
      LeaderJoint joint = joints.get(i);
      double step = radians * joint.servo().model().countsPerTurn() / (2 * Math.PI);
      double way = joint.counts(follower.measured(joint.of())) - goals[i];
      goals[i] += Math.clamp(way, -step, step);
      counts[i] = (int) Math.rint(goals[i]);
    }
    bus.writeGoals(ids, counts);
  }

  private void spring(ServoBus bus, FollowerView follower, double[] target) throws BusException {
    boolean changed = false;
    for (int s = 0; s < springs.length; s++) {
      springGoals[s] = springGoal(joints.get(springs[s]), follower, target);
      changed |= springGoals[s] != springsSent[s];
    }
    if (!changed) return;
    bus.writeGoals(springIds, springGoals);
    System.arraycopy(springGoals, 0, springsSent, 0, springGoals.length);
  }

  private static int springGoal(LeaderJoint joint, FollowerView follower, double[] target) {
    LeaderJoint.Spring spring = joint.spring().orElseThrow();
    boolean commands = (follower.authority() >> joint.of() & 1) != 0;
    double at = follower.measured(joint.of());
    double range = joint.led().max() - joint.led().min();
    boolean heldUp = Math.abs(target[joint.of()] - at) > HELD_UP * range;
    return joint.counts(spring.feedback() && commands && heldUp ? at : spring.at());
  }
}
