package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoSamples;

/// The goals of an arm's servos, and how far it is under torque. A servo's goal is where it is
/// before its torque comes on. Bus thread; no allocation while nothing fails.
final class Grip {

  private enum Stage {
    /// As it was found.
    LIMP,
    /// A servo after the other.
    ENGAGING,
    ENGAGED
  }

  private static final int ATTEMPTS = 5;

  /// Unit of Dynamixel's watchdog.
  private static final int WATCHDOG_MS = 20;

  private final ArmSection arm;
  private final ServoBus bus;
  private final int[] ids;
  private final int[] owners;
  private final int[] goals;
  private final double[] origin;
  private final int watchdog;
  private Stage stage = Stage.LIMP;
  private int next;
  private int failures;

  Grip(ArmSection arm, ServoBus bus) {
    this.arm = arm;
    this.bus = bus;
    ids = arm.ids();
    owners = arm.owners();
    goals = new int[ids.length];
    origin = new double[arm.joints().size()];
    watchdog = Math.ceilDiv(arm.bus().watchdogMs(), WATCHDOG_MS);
  }

  /// Whether any servo may be under torque by us.
  boolean begun() {
    return stage != Stage.LIMP;
  }

  /// Whether all are.
  boolean whole() {
    return stage == Stage.ENGAGED;
  }

  /// The torque is to come on, servo by servo.
  ///
  /// @param samples in which every servo answered
  void begin(ServoSamples samples) {
    for (int i = 0; i < goals.length; i++) goals[i] = samples.position(i);
    for (int i = 0; i < origin.length; i++)
      origin[i] = arm.joints().get(i).scale().value(samples.position(i));
    next = 0;
    failures = 0;
    stage = Stage.ENGAGING;
  }

  /// Brings the torque of one more servo on, if there is one. One a cycle, so that the state does
  /// not grow old meanwhile.
  ///
  /// @param samples the newest
  /// @throws BusException when the line is gone, or a servo refuses again and again
  void advance(ServoSamples samples) throws BusException {
    if (stage != Stage.ENGAGING || !samples.fresh(next)) return;
    goals[next] = samples.position(next);
    bus.writeGoals(ids, goals);
    try {
      bus.write(ids[next], Register.TORQUE_ENABLE, 1);
      if (watchdog > 0) bus.write(ids[next], Register.WATCHDOG, watchdog);
    } catch (BusException e) {
      if (e.id() == BusException.WHOLE_BUS || ++failures >= ATTEMPTS) throw e;
      return;
    }
    if (++next == ids.length) stage = Stage.ENGAGED;
  }

  /// Goals of all servos, from one position per joint; all of them finite.
  void aim(double[] position) {
    for (int i = 0; i < goals.length; i++)
      goals[i] = arm.joints().get(owners[i]).goal(position[owners[i]]);
  }

  /// Every servo that answered shall stay where it is.
  void stay(ServoSamples samples) {
    for (int i = 0; i < goals.length; i++) if (samples.fresh(i)) goals[i] = samples.position(i);
  }

  /// Tells the servos their goals again: nobody says whether a goal has arrived.
  void write() throws BusException {
    if (begun()) bus.writeGoals(ids, goals);
  }

  /// Where joint `i` was told to be last, in its unit.
  double aimed(int i) {
    return arm.joints().get(i).scale().value(goals[i]);
  }

  /// Where joint `i` was before its torque came on.
  double origin(int i) {
    return origin[i];
  }

  /// Takes the torque off all servos, if it was we who brought it on.
  ///
  /// @throws BusException of the last one that did not take it, after all were tried
  void release() throws BusException {
    if (begun()) relax();
  }

  /// Takes the torque off all servos.
  ///
  /// @throws BusException as [#release]
  void relax() throws BusException {
    writeAll(Register.TORQUE_ENABLE, 0);
    stage = Stage.LIMP;
    leave();
  }

  /// The servos keep what they have when nobody talks to them any more.
  ///
  /// @throws BusException of the last one that did not take it, after all were tried
  void leave() throws BusException {
    if (watchdog > 0) writeAll(Register.WATCHDOG, 0);
  }

  private void writeAll(Register register, int value) throws BusException {
    BusException failed = null;
    for (int id : ids) {
      try {
        write(id, register, value);
      } catch (BusException e) {
        failed = e;
      }
    }
    if (failed != null) throw failed;
  }

  private void write(int id, Register register, int value) throws BusException {
    for (int attempt = 1; ; attempt++) {
      try {
        bus.write(id, register, value);
        return;
      } catch (BusException e) {
        if (e.id() == BusException.WHOLE_BUS || attempt == ATTEMPTS) throw e;
      }
    }
  }
}
