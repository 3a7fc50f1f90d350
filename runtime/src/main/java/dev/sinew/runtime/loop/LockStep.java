package dev.sinew.runtime.loop;

import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.tap.TickRing;
import dev.sinew.runtime.tap.TickSink;

/// The same loops on one thread and a virtual clock: time moves from tick to tick, inference takes
/// none of it, and the result depends on nothing but the seeds.
///
/// Order within a tick: servo reads, cameras capture, inference plans, servo commands, recorder
/// drains. A chunk is thus in force from the instant of its observation, as in a benchmark's
/// `observe, act, step`.
public final class LockStep {

  private final VirtualClock clock;
  private final ControlLoop servo;
  private final InferenceLoop inference;
  private final Iterable<PacedStep> cameras;
  private final TickRing ticks;
  private final TickSink sink;
  private final Pacer pacer;

  public LockStep(
      VirtualClock clock,
      long periodNanos,
      ControlLoop servo,
      InferenceLoop inference,
      Iterable<PacedStep> cameras,
      TickRing ticks,
      TickSink sink) {
    this.clock = clock;
    this.servo = servo;
    this.inference = inference;
    this.cameras = cameras;
    this.ticks = ticks;
    this.sink = sink;
    pacer = new Pacer(clock.nanos(), periodNanos);
  }

  /// Reads the arm at the next deadline: what an episode's judge looks at.
  public void sense() {
    clock.sleepUntil(pacer.deadlineNanos());
    servo.sense();
  }

  /// Finishes the tick that [#sense] began.
  public void act() {
    long deadline = pacer.deadlineNanos();
    for (PacedStep camera : cameras) camera.step(deadline, 0);
    inference.step();
    servo.take();
    servo.act(deadline, 0);
    ticks.drain(sink);
    pacer.next();
  }
}
