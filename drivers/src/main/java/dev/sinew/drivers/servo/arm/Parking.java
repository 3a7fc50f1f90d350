package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.runtime.Clock;
import java.util.List;

/// How an arm ends: see [Park]. Bus thread, after the last cycle.
///
/// An arm that never was engaged is left as it was found. One that is lost or has a fault does not
/// move, and neither does one that is halted on the way: its torque stays on, as it might fall.
final class Parking {

  /// In which the arm may catch up with its last goal.
  private static final long SETTLING_NANOS = 1_000_000_000;

  /// Fraction of a joint's range within which it is there.
  private static final double THERE = 0.02;

  private final ArmSection arm;
  private final ArmBus bus;
  private final Clock clock;
  private final long periodNanos;
  private final boolean foundEnergised;
  private int halts;
  private final double[] position;

  /// @param periodNanos of the commands
  /// @param foundEnergised whether the arm was under torque before we came
  Parking(ArmSection arm, ArmBus bus, Clock clock, long periodNanos, boolean foundEnergised) {
    this.arm = arm;
    this.bus = bus;
    this.clock = clock;
    this.periodNanos = periodNanos;
    this.foundEnergised = foundEnergised;
    position = new double[arm.joints().size()];
  }

  void run() {
    halts = bus.halts();
    try {
      if (!bus.grip().whole()) bus.grip().release();
      else if (bus.isWell()) park();
      else stay(bus.trouble());
    } catch (BusException e) {
      bus.note("it was not parked: " + e.getMessage());
    }
  }

  private void park() throws BusException {
    switch (arm.park()) {
      case Park.Hold() -> bus.grip().leave();
      case Park.Release() -> bus.grip().release();
      case Park.Go go -> go(go);
    }
  }

  private void go(Park.Go go) throws BusException {
    List<ArmJoint> joints = arm.joints();
    double[] from = new double[joints.size()];
    double[] to = new double[joints.size()];
    boolean asFound = false;
    for (int i = 0; i < to.length; i++) {
      from[i] = bus.grip().aimed(i);
      boolean given = Double.isFinite(go.pose()[i]);
      to[i] = given ? go.pose()[i] : bus.grip().origin(i);
      asFound |= !given;
    }
    if (!move(new ParkMove(joints, from, to, go.speed()))) {
      bus.grip().stay(bus.samples());
      bus.exchange();
      stay(bus.isWell() ? "it was halted on the way" : bus.trouble());
    } else if (asFound && foundEnergised) {
      bus.grip().leave();
    } else {
      bus.grip().release();
    }
  }

  /// @return whether nothing came between
  private boolean move(ParkMove move) {
    long begun = clock.nanos();
    long arrival = begun + Math.round(move.seconds() * 1e9);
    long next = begun;
    while (next < arrival + SETTLING_NANOS) {
      double after = (clock.nanos() - begun) * 1e-9;
      for (int i = 0; i < position.length; i++) position[i] = move.position(i, after);
      bus.grip().aim(position);
      bus.exchange();
      if (!bus.isWell() || bus.halts() != halts) return false;
      if (after >= move.seconds() && isThere()) return true;
      next = clock.nanos() + periodNanos;
      clock.sleepUntil(next);
    }
    return true;
  }

  private boolean isThere() {
    ServoSamples samples = bus.samples();
    for (int i = 0; i < position.length; i++) {
      ArmJoint joint = arm.joints().get(i);
      double off = Math.abs(joint.scale().value(samples.position(i)) - position[i]);
      if (!(off <= THERE * (joint.spec().max() - joint.spec().min()))) return false;
    }
    return true;
  }

  private void stay(String why) throws BusException {
    bus.note("it was not parked: " + why + "; its torque stays on");
    bus.grip().leave();
  }
}
