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

/// The robot's state out of the messages of its topic, of which each may tell a part. A state is
/// whole once every joint was told with its velocity since the one before, and as old as its oldest
/// part: so the stamps of two states are as far apart as the positions in them.
///
/// A message is refused, and counted, when its stamp is in the future or not after the one before
/// of the same joint, when it tells no finite number, or when it is meant for something else. Where
/// only arrivals tell the time, a state that comes right behind another one is left out: see
/// [Bunching]. Velocities that a message does not tell are differences over the stamps of the
/// headers, where there are any: they have none of the network's jitter.
///
/// **Thread.** Any for messages, one at a time.
final class JointAssembly implements MessageListener {

  /// So many messages without a whole state mean that somebody has fallen silent.
  private static final int MANY = 10;

  private final RobotSpec robot;
  private final StateDecoder decoder;
  private final StampRule stamps;
  private final StateSlot slot;
  private final JointReading reading;
  private final double[] position;
  private final double[] velocity;
  private final long[] stamp;
  private final boolean[] anew;
  private final Difference[] differences;
  private final Bunching bunching = new Bunching();
  private int messages;
  private volatile Measured measured;
  private volatile long refused;
  private String trouble = "";

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
    anew = new boolean[dof];
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
      anew[i] = !Double.isNaN(velocity[i]);
    }
    messages++;
    if (!isWhole()) return;
    messages = 0;
    Arrays.fill(anew, false);
    long oldest = Arrays.stream(stamp).min().orElseThrow();
    if (!stamps.isSources() && bunching.isTooSoon(oldest)) return;
    slot.put(oldest, position, velocity);
    measured = new Measured(oldest, position.clone());
  }

  private boolean isWhole() {
    for (boolean told : anew) if (!told) return false;
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

  /// What is the matter, one clause; empty when the last message was taken and whole states come.
  synchronized String trouble() {
    if (!trouble.isEmpty()) return trouble;
    if (measured != null) return messages < MANY ? "" : missing(" any more");
    if (messages == 0 && decoder.alsoTold().isEmpty()) return "no message came";
    return missing("");
  }

  private String missing(String since) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < stamp.length; i++) {
      boolean never = stamp[i] == Long.MIN_VALUE;
      if (never || (measured != null && !anew[i])) names.add(name(i));
    }
    if (names.isEmpty()) return "no second message came, so that no velocity is known";
    String also = decoder.alsoTold();
    return "nothing told of "
        + String.join(", ", names)
        + since
        + (also.isEmpty() ? "" : "; " + also);
  }

  private String name(int joint) {
    return robot.joints().get(joint).name();
  }
}
