package dev.sinew.app.bench;

import dev.sinew.runtime.realtime.RealtimeRequest;
import dev.sinew.runtime.realtime.RealtimeRights;
import dev.sinew.runtime.realtime.probe.WakeProbe;
import dev.sinew.runtime.realtime.probe.WakeRecord;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The probe on a thread of this JVM, which is the brain's.
final class SpineThread {

  private SpineThread() {}

  static WakeRecord run(LoopPlan plan) {
    FutureTask<WakeRecord> task = new FutureTask<>(() -> measure(plan));
    Thread.ofPlatform().name("spine").start(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static WakeRecord measure(LoopPlan plan) {
    try {
      return new WakeProbe(plan.periodNanos(), plan.spinNanos(), plan.wakeUps())
          .run(RealtimeRequest.servo());
    } finally {
      RealtimeRights.release();
    }
  }
}
