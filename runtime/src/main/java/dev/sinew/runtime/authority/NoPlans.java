package dev.sinew.runtime.authority;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.schedule.ActionScheduler;
import dev.sinew.runtime.schedule.PlanState;

/// Stands where the chunk scheduler is when an operator decides alone: holds the pose measured at
/// the begin of an epoch, takes no chunk, and is never too old, since nobody is to renew it. Servo
/// thread; no allocation.
public final class NoPlans implements ActionScheduler {

  private final Epoch epoch;
  private final double[] held;
  private final ChunkBuffer nothing;
  private int heldEpoch = -1;

  public NoPlans(int maxRows, int dof, Epoch epoch) {
    this.epoch = epoch;
    held = new double[dof];
    nothing = new ChunkBuffer(maxRows, dof);
  }

  @Override
  public ChunkBuffer incoming() {
    return nothing;
  }

  @Override
  public boolean normalize() {
    return true;
  }

  @Override
  public boolean offer(long nowNanos) {
    return false;
  }

  @Override
  public PlanStatus sample(
      long nowNanos, double rate, JointStateView measured, JointCommand command) {
    int current = epoch.current();
    if (heldEpoch != current) for (int i = 0; i < held.length; i++) held[i] = measured.position(i);
    heldEpoch = current;
    for (int i = 0; i < held.length; i++) command.position(i, held[i]);
    command.epoch(current);
    command.planNanos(nowNanos);
    return PlanStatus.NONE;
  }

  @Override
  public void report(PlanState out) {
    out.clear();
  }
}
