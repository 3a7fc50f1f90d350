package dev.sinew.runtime.loop;

import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.FollowerPicture;
import dev.sinew.runtime.exchange.OperatorBoard;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventSource;
import dev.sinew.runtime.port.Teleoperator;
import java.util.List;
import java.util.function.Consumer;

/// Reads an operator's device and shows the spine what it wants; passes on what the operator says.
/// Teleoperation thread; may allocate, allocates nothing itself.
///
/// A device or source that throws is dead from then on: [#failure] says why. Of a dead device come
/// no more readings, so that the spine holds its joints and then stops the arm.
public final class TeleopLoop implements PacedStep {

  private final Teleoperator device;
  private final List<TeleopEventSource> sources;
  private final OperatorBoard board;
  private final FollowerPicture follower;
  private final Consumer<TeleopEvent> events;
  private final OperatorTarget target;
  private final OperatorInput reading;
  private final boolean absolute;
  private final boolean[] deaf;
  private boolean dead;
  private volatile long reads;
  private volatile long misses;
  private volatile String objection = "the device was not read yet";
  private volatile RuntimeException failure;

  /// @param sources what else the operator says events with
  /// @param events gets what was said, on the teleoperation thread; must not wait
  public TeleopLoop(
      Teleoperator device,
      List<TeleopEventSource> sources,
      Exchange exchange,
      Consumer<TeleopEvent> events) {
    this.device = device;
    this.sources = List.copyOf(sources);
    this.events = events;
    board = exchange.operator();
    follower = exchange.follower().picture();
    int dof = exchange.spec().dof();
    target = new OperatorTarget(dof);
    reading = new OperatorInput(dof);
    absolute = device.spec().absolute();
    deaf = new boolean[sources.size()];
  }

  /// Grants the operator these joints and no others, from the spine's next tick on: bit `i` for
  /// joint `i`. Any thread; also while the device hangs.
  public void authority(long joints) {
    board.grant(joints);
  }

  /// The joints granted. Any thread.
  public long authority() {
    return board.granted();
  }

  /// Why the operator may not take the arm now, one line for people; empty when nothing stands
  /// against it. Asked of the device while it has no joint. Any thread.
  public String objection() {
    return objection;
  }

  /// Readings so far. Any thread.
  public long reads() {
    return reads;
  }

  /// Looks at the device that gave no new reading. Any thread.
  public long misses() {
    return misses;
  }

  /// Why the device or a source of events is dead, the first of them; null while all live. Any
  /// thread.
  public RuntimeException failure() {
    return failure;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    follower.refresh();
    listen();
    if (!dead) read();
  }

  private void listen() {
    for (int i = 0; i < deaf.length; i++) {
      if (deaf[i]) continue;
      try {
        sources.get(i).drain(events);
      } catch (RuntimeException e) {
        deaf[i] = true;
        fail(e);
      }
    }
  }

  private void read() {
    try {
      device.drain(events);
      if (device.read(follower, target)) show();
      else misses++;
      if (board.granted() == 0) objection = device.objection(follower);
    } catch (RuntimeException e) {
      dead = true;
      objection = device.spec().device() + " failed: " + e.getMessage();
      fail(e);
    }
  }

  private void show() {
    reads++;
    reading.reading(reads, target.stampNanos(), target.joints(), target.engaged(), absolute);
    for (int i = 0; i < target.dof(); i++) reading.position(i, target.position(i));
    board.write(reading);
  }

  private void fail(RuntimeException e) {
    if (failure == null) failure = e;
  }
}
