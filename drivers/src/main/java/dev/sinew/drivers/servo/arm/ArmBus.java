package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.link.CommandSlot;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.RobotCondition;

/// The conversation of one arm with its servos, a cycle at a time: the newest command out, the
/// present values in.
///
/// The torque comes on with the first command that is close to where the arm is, and with none
/// before: opening moves nothing, and a command of before a placing finds nobody. A halt makes
/// every servo stay where it is, and voids all commands until the arm is opened or placed anew.
///
/// [#halt], [#halts], [#wanted], [#condition], [#trouble] and [#place] on any thread, all else on
/// the bus thread. No allocation while nothing fails.
final class ArmBus {

  /// A beginning is no farther away than a joint moves in this time at full speed.
  private static final double NEAR_SECONDS = 0.05;

  private final ArmSection arm;
  private final ServoBus bus;
  private final Clock clock;
  private final CommandSlot commands;
  private final StateInlet states;
  private final MotorStreams streams;
  private final MotorHealth health;
  private final Grip grip;
  private final ServoSamples samples;
  private final double[] wanted;
  private boolean whole;
  private boolean held;
  private long taken;
  private volatile long heard;
  private volatile boolean halted;
  private volatile int halts;
  private volatile Runnable placing;
  private volatile String note = "";

  ArmBus(
      ArmSection arm,
      ServoBus bus,
      Clock clock,
      CommandSlot commands,
      StateInlet states,
      MotorStreams streams,
      MotorHealth health) {
    this.arm = arm;
    this.bus = bus;
    this.clock = clock;
    this.commands = commands;
    this.states = states;
    this.streams = streams;
    this.health = health;
    grip = new Grip(arm, bus);
    samples = new ServoSamples(arm.ids());
    wanted = new double[arm.joints().size()];
  }

  /// Once around; does nothing when the line is gone.
  void cycle() {
    if (health.isGone()) return;
    try {
      place();
      listen();
      if (!held) grip.advance(samples);
    } catch (BusException e) {
      fail(e);
    }
    exchange();
  }

  /// Tells the servos their goals and reads what they measure.
  void exchange() {
    if (health.isGone()) return;
    try {
      grip.write();
      bus.readPresent(samples);
    } catch (BusException e) {
      health.gone(e);
      return;
    }
    whole = health.look(samples, clock.nanos());
    if (!whole) return;
    states.publish(samples);
    streams.publish(samples);
  }

  private void listen() {
    if (halted) {
      if (!held) grip.stay(samples);
      held = true;
      return;
    }
    long newest = commands.take(taken, wanted);
    heard = newest;
    if (newest == taken) return;
    taken = newest;
    if (!isFinite()) return;
    if (grip.whole()) grip.aim(wanted);
    else if (!grip.begun() && whole && isNear()) grip.begin(samples);
  }

  private boolean isFinite() {
    for (double position : wanted) if (!Double.isFinite(position)) return false;
    return true;
  }

  private boolean isNear() {
    for (int i = 0; i < wanted.length; i++) {
      ArmJoint joint = arm.joints().get(i);
      double off = Math.abs(wanted[i] - joint.scale().value(samples.position(i)));
      if (!(off <= NEAR_SECONDS * joint.spec().maxVelocity())) return false;
    }
    return true;
  }

  private void fail(BusException e) {
    placing = null;
    if (e.id() == BusException.WHOLE_BUS) {
      health.gone(e);
      return;
    }
    health.refused(e);
    halt();
  }

  /// Whether something waits to be done that should not wait for the period to end.
  boolean wanted() {
    if (health.isGone()) return false;
    if (placing != null || halted && !held) return true;
    return !halted && commands.newerThan(heard);
  }

  /// Stays in force until [#place]. Idempotent.
  void halt() {
    halts = halts + 1;
    halted = true;
  }

  /// How often [#halt] was called.
  int halts() {
    return halts;
  }

  /// Has the arm made limp and put somewhere, as if just opened; only an emulated one can be.
  ///
  /// @param hand puts it there; runs on the bus thread
  void place(Runnable hand) {
    placing = hand;
  }

  /// Whether a placing is under way.
  boolean isPlacing() {
    return placing != null;
  }

  private void place() throws BusException {
    Runnable hand = placing;
    if (hand == null) return;
    grip.relax();
    hand.run();
    taken = commands.take(taken, wanted); // of another life
    heard = taken;
    bus.readPresent(samples);
    whole = health.look(samples, clock.nanos());
    if (whole) states.publish(samples);
    held = false;
    halted = false;
    placing = null;
  }

  Grip grip() {
    return grip;
  }

  ServoSamples samples() {
    return samples;
  }

  /// Whether the servos are well enough to be moved.
  boolean isWell() {
    return health.condition() == RobotCondition.OPERATIONAL;
  }

  RobotCondition condition() {
    RobotCondition found = health.condition();
    return halted && found == RobotCondition.OPERATIONAL ? RobotCondition.NOT_READY : found;
  }

  /// One line; empty when nothing is the matter.
  String trouble() {
    String found = health.trouble();
    if (!found.isEmpty()) return found;
    if (!note.isEmpty()) return note;
    return halted ? "halted: it holds its pose until it is opened anew" : "";
  }

  /// Has [#trouble] say something about the end.
  void note(String text) {
    note = text;
  }

  void close() {
    bus.close();
  }
}
