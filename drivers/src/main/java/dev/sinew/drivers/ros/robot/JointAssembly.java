package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.ros.message.Header;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.drivers.ros.message.StampRule;
import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The robot's state out of the messages of its topic, of which each may tell a part. It is whole
/// once every joint was told with its velocity, and as old as its oldest part.
///
/// A message is refused, and counted, when its stamp is in the future or not after the one before
/// of the same joint, when it tells no finite number, or when it is meant for something else.
/// Velocities that a message does not tell are differences over the stamps of the headers, where
/// there are any: they have none of the network's jitter.
///
/// **Thread.** Any for messages, one at a time.
final class JointAssembly implements MessageListener {

  private final RobotSpec robot;
  private final StateDecoder decoder;
  private final StampRule stamps;
  private final StateSlot slot;
  private final JointReading reading;
  private final double[] position;
  private final double[] velocity;
  private final long[] stamp;
  private final Difference[] differences;
  private volatile Measured measured;
  private volatile long refused;
  private volatile String trouble = "";

  JointAssembly(RobotSpec robot, StateDecoder decoder, StampRule stamps, StateSlot slot) {
    this.robot = robot;
    this.decoder = decoder;
    this.stamps = stamps;
    this.slot = slot;
    int dof = robot.dof();
    reading = new JointReading(dof);
    position = new double[dof];
    velocity = new double[dof];
    stamp = new long[dof];
    Arrays.fill(velocity, Double.NaN);
    Arrays.fill(stamp, Long.MIN_VALUE);
    differences = new Difference[dof];
    Arrays.setAll(differences, i -> new Difference(robot.servoPeriodNanos() / 2));
  }

  @Override
  public synchronized void message(Group message, long arrivalNanos) {
    try {
      reading.clear();
      decoder.decode(message, reading);
      if (reading.tellsNothing()) return;
      long headerNanos = Header.of(message).stampNanos();
      long nanos = stamps.nanos(headerNanos, arrivalNanos);
      check(nanos);
      take(nanos, headerNanos == 0 ? nanos : headerNanos);
      trouble = "";
    } catch (RefusedException e) {
      refused++;
      trouble = "a message " + e.getMessage();
    }
  }

  private void check(long nanos) throws RefusedException {
    for (int i = 0; i < position.length; i++) {
      if (!reading.tells(i)) continue;
      if (!Double.isFinite(reading.position(i)) || Double.isInfinite(reading.velocity(i)))
        throw new RefusedException("tells no finite number for " + name(i));
      if (nanos <= stamp[i])
        throw new RefusedException(
            "is %.3f s older than the one before".formatted((stamp[i] - nanos) * 1e-9));
    }
  }

  /// @param sourceNanos the same instant on the steadiest clock there is
  private void take(long nanos, long sourceNanos) {
    for (int i = 0; i < position.length; i++) {
      if (!reading.tells(i)) continue;
      position[i] = reading.position(i);
      double told = reading.velocity(i);
      velocity[i] = Double.isNaN(told) ? differences[i].next(position[i], sourceNanos) : told;
      stamp[i] = nanos;
    }
    if (!isWhole()) return;
    long oldest = Arrays.stream(stamp).min().orElseThrow();
    slot.put(oldest, position, velocity);
    measured = new Measured(oldest, position.clone());
  }

  private boolean isWhole() {
    for (double v : velocity) if (Double.isNaN(v)) return false;
    return true;
  }

  /// The newest whole state; null before there was one. Any thread.
  Measured measured() {
    return measured;
  }

  /// Messages that were not believed. Any thread.
  long refused() {
    return refused;
  }

  /// What is the matter, one clause; empty when the last message was taken and the state is whole.
  String trouble() {
    if (!trouble.isEmpty() || measured != null) return trouble;
    return missing();
  }

  private synchronized String missing() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < stamp.length; i++) if (stamp[i] == Long.MIN_VALUE) names.add(name(i));
    if (names.size() == stamp.length && decoder.alsoTold().isEmpty()) return "no message came";
    if (names.isEmpty()) return "no second message came, so that no velocity is known";
    String also = decoder.alsoTold();
    return "nothing told of " + String.join(", ", names) + (also.isEmpty() ? "" : "; " + also);
  }

  private String name(int joint) {
    return robot.joints().get(joint).name();
  }
}
