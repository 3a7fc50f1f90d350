package dev.sinew.runtime.safety;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.memory.Cell;
import dev.sinew.runtime.sync.StateRing;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A supervisor on a test bed: two joints in [-1, 1] at 10 /s, ticks of 10 ms, so that a step is
/// 0.1 at most; a force stream; an arm that is always where it was told to be.
final class Bed {

  static final long TICK = 10_000_000;
  static final double STEP = 0.1;
  static final StreamSpec FORCE = new StreamSpec("force", 3, Unit.NEWTON);

  final RobotSpec robot;
  final Epoch epoch = new Epoch();
  final Cell beat = new Cell();
  final StateRing force = new StateRing(3, 16);
  final Supervisor supervisor;
  final JointState state;
  final JointCommand command;
  final double[] measured;
  boolean beating = true;
  long work;
  int skipped;
  long now;

  Bed() {
    this(List.of(joint("a"), joint("b")), spec(List.of(joint("a"), joint("b"))));
  }

  Bed(List<JointSpec> joints, SupervisorSpec spec) {
    robot = new RobotSpec("test", joints, TICK);
    Surroundings around = new Surroundings(List.of(FORCE), stream -> force, beat, epoch, 7);
    supervisor = new Supervisor(robot, spec, around, 16);
    state = new JointState(joints.size());
    command = new JointCommand(joints.size());
    measured = new double[joints.size()];
  }

  static JointSpec joint(String name) {
    return JointSpec.ofVelocity(name, Unit.RADIAN, -1, 1, 10);
  }

  static SupervisorSpec spec(List<JointSpec> joints) {
    return spec(joints, List.of(), List.of());
  }

  static SupervisorSpec spec(
      List<JointSpec> joints, List<StreamRule> streams, List<FormulaRule> formulas) {
    return new SupervisorSpec(
        joints,
        Collections.nCopies(joints.size(), 0.3),
        20_000_000,
        50_000_000,
        1_000_000_000,
        200_000_000,
        3,
        0.01,
        100_000_000,
        1,
        streams,
        Optional.empty(),
        formulas);
  }

  /// Arms and starts where the arm is, after a first look at it.
  Bed running() {
    force.publish(now, new double[3]);
    look();
    if (arm() != Answer.ACCEPTED || start() != Answer.ACCEPTED)
      throw new AssertionError("not started: " + supervisor.mode());
    return this;
  }

  /// A tick in which nothing is asked for.
  void look() {
    measure();
    want(measured);
    admit();
  }

  Answer arm() {
    return supervisor.arm(supervisor.nonce(), state, now);
  }

  Answer start() {
    return supervisor.start(supervisor.nonce(), now);
  }

  /// One tick with an arm that follows.
  AdmittedCommand tick(double... wanted) {
    AdmittedCommand admitted = tickOnly(wanted);
    for (int i = 0; i < measured.length && supervisor.engaged(); i++)
      measured[i] = admitted.position(i);
    return admitted;
  }

  /// One tick with an arm that stays where it is.
  AdmittedCommand tickOnly(double... wanted) {
    now += TICK;
    measure();
    want(wanted);
    return admit();
  }

  AdmittedCommand admit() {
    if (beating) beat.setRelease(now);
    return supervisor.admit(command, state, now, skipped, work);
  }

  void measure() {
    if (beating) beat.setRelease(now);
    state.stamp(now);
    for (int i = 0; i < measured.length; i++) state.set(i, measured[i], 0);
  }

  void want(double... wanted) {
    for (int i = 0; i < wanted.length; i++) command.position(i, wanted[i]);
    command.epoch(epoch.current());
    command.planNanos(now);
  }

  /// A force sample of the coming tick, along the first axis.
  void feel(double newtons) {
    force.publish(now + TICK, new double[] {newtons, 0, 0});
  }

  StandardRule cause() {
    return supervisor.cause() < 0 ? null : StandardRule.values()[supervisor.cause()];
  }

  static double[] positions(AdmittedCommand admitted) {
    double[] positions = new double[admitted.dof()];
    for (int i = 0; i < positions.length; i++) positions[i] = admitted.position(i);
    return positions;
  }
}
