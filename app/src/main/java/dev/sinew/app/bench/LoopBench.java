package dev.sinew.app.bench;

import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;

/// Runs the slots: in each round every load, under each load every method, both in random order.
public final class LoopBench {

  /// Until a load has filled its live set, or until the machine has come to rest after one.
  private static final long SETTLE_NANOS = 500_000_000;

  private final LoopPlan plan;
  private final Cyclictest.Found yardstick;
  private final Clock clock;
  private final Random random;
  private final List<LoopSlot> slots = new ArrayList<>();
  private double loadBytesPerSecond;

  public LoopBench(LoopPlan plan, Cyclictest.Found yardstick, Clock clock) {
    this.plan = plan;
    this.yardstick = yardstick;
    this.clock = clock;
    random = new Random(plan.seed());
  }

  /// Slots that [#run] takes.
  public int total() {
    return plan.rounds() * LoopLoad.values().length * methods().size();
  }

  /// @param display receives each finished slot and their number
  public LoopReport run(ObjIntConsumer<LoopSlot> display) throws IOException {
    for (int round = 0; round < plan.rounds(); round++) {
      for (LoopLoad load : shuffled(List.of(LoopLoad.values()))) round(round, load, display);
    }
    return new LoopReport(plan, HostFacts.here(), yardstick, loadBytesPerSecond, slots);
  }

  private void round(int round, LoopLoad load, ObjIntConsumer<LoopSlot> display)
      throws IOException {
    try (BrainLoad brain = new BrainLoad(clock)) {
      if (load == LoopLoad.LOADED) brain.start();
      clock.sleepUntil(clock.nanos() + SETTLE_NANOS);
      for (LoopMethod method : shuffled(methods())) {
        LoopSlot slot = measure(round, load, method);
        slots.add(slot);
        display.accept(slot, slots.size());
      }
      if (load == LoopLoad.LOADED) loadBytesPerSecond = brain.bytesPerSecond();
    }
  }

  private LoopSlot measure(int round, LoopLoad load, LoopMethod method) throws IOException {
    return switch (method) {
      case CYCLICTEST -> yardstick.cyclictest().orElseThrow().run(round, load, plan);
      case PROCESS -> LoopSlot.of(round, load, method, SpineProcess.run(plan));
      case THREAD -> LoopSlot.of(round, load, method, SpineThread.run(plan));
    };
  }

  private List<LoopMethod> methods() {
    return yardstick.cyclictest().isPresent()
        ? List.of(LoopMethod.values())
        : List.of(LoopMethod.PROCESS, LoopMethod.THREAD);
  }

  private <T> List<T> shuffled(List<T> ordered) {
    List<T> order = new ArrayList<>(ordered);
    Collections.shuffle(order, random);
    return order;
  }
}
