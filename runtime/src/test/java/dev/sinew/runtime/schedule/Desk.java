package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.PlanStatus;
import java.util.List;

/// A scheduler on a table: chunks of rows 100 ns apart are put in, commands come out.
final class Desk {

  static final long STEP = 100;
  static final int ROWS = 16;

  final Epoch epoch = new Epoch();
  final JointState measured;
  final JointCommand command;
  final ActionScheduler scheduler;
  final PlanState state;
  private final int dof;
  private long tickets;

  Desk(Strategy strategy, Interpolation interpolation, int executeRows) {
    this(new Schedule(strategy, interpolation, executeRows, List.of()), 1);
  }

  Desk(Schedule schedule, int dof) {
    this.dof = dof;
    measured = new JointState(dof);
    command = new JointCommand(dof);
    state = new PlanState(dof);
    scheduler = schedule.scheduler(ROWS, dof, epoch);
  }

  /// Rows of one value, observed at the first.
  boolean offer(long now, long start, double... rows) {
    return offerObserved(now, start, start, rows);
  }

  /// @param values row by row
  boolean offerObserved(long now, long observed, long start, double... values) {
    ChunkBuffer chunk = scheduler.incoming();
    chunk.describe(values.length / dof, start, STEP, tickets, epoch.current(), observed);
    chunk.ticket(++tickets);
    System.arraycopy(values, 0, chunk.values(), 0, values.length);
    return scheduler.normalize() && scheduler.offer(now);
  }

  /// Ticket of the chunk that was offered last.
  long offered() {
    return tickets;
  }

  PlanStatus sample(long now) {
    return sample(now, 1);
  }

  PlanStatus sample(long now, double rate) {
    PlanStatus status = scheduler.sample(now, rate, measured, command);
    scheduler.report(state);
    return status;
  }

  double at(long now) {
    sample(now);
    return command.position(0);
  }
}
