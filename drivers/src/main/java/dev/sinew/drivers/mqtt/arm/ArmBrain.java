package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.mqtt.IncomingMessage;
import dev.sinew.drivers.sim.arm.ArmBody;
import dev.sinew.runtime.RobotCondition;

/// The arm's side of the protocol without the network: what it does with what it hears. Joints
/// follow with a first-order lag. Any thread, one at a time: locks itself.
final class ArmBrain {

  /// Rule 6.
  static final long READY_NANOS = 1_000_000_000;

  private enum Mode {
    WAITING,
    FOLLOWING,
    TRIPPED,
    HALTED
  }

  private final MqttArmConfig config;
  private final ArmBody body;
  private final SampleGate gate;
  private final Shape shape;
  private final Refusals refusals = new Refusals();
  private final double[] near;
  private Mode mode = Mode.WAITING;
  private String session = "";
  private String haltedSession = "";
  private long nanos;
  private long obeyedNanos;
  private long heardNanos;
  private long movedNanos;
  private long obeyed;
  private long trips;

  ArmBrain(MqttArmConfig config, long nowNanos) {
    this.config = config;
    nanos = nowNanos;
    body = new ArmBody(config.robot().joints(), config.responseNanos());
    gate = new SampleGate(config.watchdogNanos());
    shape = Shape.command(body.dof());
    double period = config.robot().servoPeriodNanos() * 1e-9;
    near = config.robot().joints().stream().mapToDouble(j -> j.maxVelocity() * period).toArray();
    place();
  }

  /// Puts the arm where the section says, at rest, as if just switched on.
  synchronized void place() {
    for (int i = 0; i < body.dof(); i++) body.place(i, config.start()[i]);
    gate.forget();
    mode = Mode.WAITING;
    session = "";
    haltedSession = "";
  }

  synchronized void command(IncomingMessage message) {
    try {
      Sample sample = config.encoding().read(message, shape);
      String refusal = hear(sample, message.arrivalNanos());
      if (!refusal.isEmpty()) refusals.note(message.topic(), refusal);
    } catch (MalformedSampleException e) {
      refusals.note(message.topic(), e.getMessage());
    }
  }

  /// @return why it is not obeyed; empty when it is
  private String hear(Sample sample, long arrivalNanos) {
    if (!gate.admit(sample, arrivalNanos)) return gate.refusal();
    heardNanos = arrivalNanos;
    session = sample.session();
    if (gate.ageNanos() > sample.validMs() * 1_000_000) return "older than its valid_ms";
    if (session.equals(haltedSession)) return "its session was halted";
    if (mode != Mode.FOLLOWING && !body.atRest()) return "still braking";
    if (mode != Mode.FOLLOWING && !isNear(sample.values())) return "a beginning too far away";
    mode = Mode.FOLLOWING;
    obeyedNanos = arrivalNanos;
    obeyed++;
    for (int i = 0; i < near.length; i++) body.target(i, sample.values()[i]);
    return "";
  }

  private boolean isNear(double[] wanted) {
    for (int i = 0; i < wanted.length; i++)
      if (!(Math.abs(wanted[i] - body.position(i)) <= near[i])) return false;
    return true;
  }

  synchronized void halt(IncomingMessage message) {
    if (message.retained()) {
      refusals.note(message.topic(), "a halt of long ago");
      return;
    }
    String named = message.property("session");
    if (!named.isEmpty() && mode == Mode.FOLLOWING && !named.equals(session)) {
      refusals.note(message.topic(), "a halt of another session");
      return;
    }
    haltedSession = named.isEmpty() ? session : named;
    heardNanos = message.arrivalNanos();
    mode = Mode.HALTED;
  }

  /// Lives through the time up to `nowNanos`, in steps of 1 ms.
  synchronized void advanceTo(long nowNanos) {
    while (nanos + ArmBody.STEP_NANOS <= nowNanos) {
      nanos += ArmBody.STEP_NANOS;
      if (mode == Mode.FOLLOWING && nanos - obeyedNanos >= config.watchdogNanos()) trip();
      if (mode == Mode.FOLLOWING) body.follow();
      else body.brake();
      if (mode == Mode.FOLLOWING || !body.atRest()) movedNanos = nanos;
      if (nanos - Math.max(heardNanos, movedNanos) >= READY_NANOS) mode = Mode.WAITING;
    }
  }

  private void trip() {
    mode = Mode.TRIPPED;
    trips++;
  }

  synchronized RobotCondition condition() {
    return switch (mode) {
      case WAITING, FOLLOWING -> RobotCondition.OPERATIONAL;
      case TRIPPED -> RobotCondition.LINK_LOST;
      case HALTED -> RobotCondition.NOT_READY;
    };
  }

  /// @return the joints as they are: positions, velocities
  synchronized Sample state(String sender, long sequence, long nowNanos) {
    double[] position = new double[near.length];
    double[] velocity = new double[near.length];
    for (int i = 0; i < near.length; i++) {
      position[i] = body.position(i);
      velocity[i] = body.velocity(i);
    }
    return new Sample(sender, sequence, nowNanos, 0, position, velocity);
  }

  /// Commands obeyed so far.
  synchronized long obeyed() {
    return obeyed;
  }

  /// How often the watchdog made it brake.
  synchronized long trips() {
    return trips;
  }

  Refusals refusals() {
    return refusals;
  }
}
