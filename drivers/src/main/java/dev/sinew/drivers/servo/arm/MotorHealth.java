package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.runtime.RobotCondition;
import java.util.Arrays;

/// What is the matter with the servos of an arm. Written by the bus thread, which allocates nothing
/// here while all is well; read by any.
///
/// A servo that answers again after it was lost stays lost, and so does a bus: it may have been
/// without power, its torque and goal are not what they were. Only opening the arm anew finds out.
final class MotorHealth {

  private static final int NOBODY = -1;

  private final ArmSection arm;
  private final int[] ids;
  private final long silenceNanos;
  private final long[] heardNanos;
  private boolean begun;
  private volatile int lost = NOBODY;
  private volatile boolean allLost;
  private volatile String broken = "";
  private volatile boolean gone;
  private volatile int faulty = NOBODY;
  private volatile String fault = "";
  private int faults;

  /// @param silenceNanos after which a servo that does not answer is lost
  MotorHealth(ArmSection arm, long silenceNanos) {
    this.arm = arm;
    this.silenceNanos = silenceNanos;
    ids = arm.ids();
    heardNanos = new long[ids.length];
  }

  /// Bus thread: after a reading. A pause of this machine is no silence, as the servos answer after
  /// it.
  ///
  /// @return whether every servo answered
  boolean look(ServoSamples samples, long nowNanos) {
    if (!begun) Arrays.fill(heardNanos, nowNanos);
    begun = true;
    int heard = 0;
    int unwell = NOBODY;
    for (int i = 0; i < ids.length; i++) {
      if (!samples.fresh(i)) continue;
      heard++;
      heardNanos[i] = nowNanos;
      if (samples.faults(i) != 0 && unwell == NOBODY) unwell = i;
    }
    tell(samples, unwell);
    if (heard < ids.length && lost == NOBODY) miss(samples, nowNanos, heard == 0);
    return heard == ids.length;
  }

  private void tell(ServoSamples samples, int unwell) {
    int now = unwell == NOBODY ? 0 : samples.faults(unwell);
    if (unwell == faulty && now == faults) return;
    faults = now;
    fault = unwell == NOBODY ? "" : arm.servo(ids[unwell]) + ": " + words(samples, unwell);
    faulty = unwell;
  }

  private void miss(ServoSamples samples, long nowNanos, boolean all) {
    for (int i = 0; i < ids.length; i++) {
      if (samples.fresh(i) || nowNanos - heardNanos[i] <= silenceNanos) continue;
      allLost = all;
      lost = i;
      return;
    }
  }

  /// What a servo says is wrong with it, and the numbers that go with it.
  static String words(ServoSamples samples, int i) {
    StringBuilder words = new StringBuilder();
    for (ServoFault fault : ServoFault.values())
      if ((samples.faults(i) & fault.bit()) != 0)
        words.append(words.isEmpty() ? "" : ", ").append(fault.text());
    return words
        .append(
            " (%d degC, %.1f V, load %.0f %%)"
                .formatted(
                    samples.celsius(i),
                    samples.decivolts(i) / 10.0,
                    Math.abs(samples.load(i)) / 10.0))
        .toString();
  }

  /// Bus thread: nothing goes over the line any more.
  void gone(BusException e) {
    broken = e.getMessage();
    gone = true;
  }

  /// Bus thread: a servo did not do what it was told.
  void refused(BusException e) {
    broken = arm.servo(e.id()) + ": " + e.getMessage();
  }

  /// Whether the line is gone. Any thread.
  boolean isGone() {
    return gone;
  }

  /// Any thread; no allocation.
  RobotCondition condition() {
    if (gone || lost != NOBODY) return RobotCondition.LINK_LOST;
    if (faulty != NOBODY) return RobotCondition.PROTECTIVE_STOP;
    return broken.isEmpty() ? RobotCondition.OPERATIONAL : RobotCondition.NOT_READY;
  }

  /// One line; empty when nothing is the matter. Any thread.
  String trouble() {
    String place = arm.bus().place();
    if (gone) return broken + ": is " + place + " plugged in? Start again when it is";
    if (lost != NOBODY && allLost)
      return "no servo answers on " + place + ": is the supply on, is the first cable in?";
    if (lost != NOBODY)
      return arm.servo(ids[lost])
          + " does not answer on "
          + place
          + ": is its cable in, is it powered?";
    return faulty != NOBODY ? fault : broken;
  }
}
