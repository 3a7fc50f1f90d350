package dev.sinew.app.spine;

import dev.sinew.runtime.exchange.OverrunBoard;
import dev.sinew.runtime.loop.ControlLoop;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.realtime.OverrunWitness;

/// The servo's step with a witness beside it that names the cause of every tick that came a whole
/// period late or took longer than its period. Servo thread, no allocation.
final class WitnessedStep implements PacedStep {

  private final ControlLoop servo;
  private final OverrunWitness witness = new OverrunWitness();
  private final OverrunBoard overruns;
  private final long periodNanos;

  WitnessedStep(ControlLoop servo, OverrunBoard overruns, long periodNanos) {
    this.servo = servo;
    this.overruns = overruns;
    this.periodNanos = periodNanos;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    if (skipped > 0) overruns.count(witness.judge(skipped * periodNanos, 0));
    servo.step(deadlineNanos, skipped);
    long work = servo.workNanos();
    if (work > periodNanos) overruns.count(witness.judge(work - periodNanos, servo.driverNanos()));
    else witness.observe();
  }
}
