package dev.sinew.runtime.safety;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What must come about within a bounded number of steps from every state that it applies to.
enum Promise {
  A_LASTING_FAULT_IS_LATCHED_AFTER_THE_TICK_OF_THE_TRIP_AND_ONE_AT_REST(
      m -> m == Mode.ARMED || m == Mode.RUNNING || m == Mode.STOPPING,
      m -> m == Mode.LATCHED || m == Mode.LOCKED_OUT,
      model ->
          IntStream.range(0, model.reactions().size())
              .filter(model::stops)
              .mapToObj(r -> ModelInput.tick(List.of(r), 1, true, false))
              .map(tick -> List.of(tick, tick))),

  A_LATCH_WHOSE_CAUSE_IS_GONE_CAN_BE_RESET(
      m -> m == Mode.LATCHED,
      m -> m == Mode.DISARMED,
      model ->
          Stream.of(
              List.of(
                  ModelInput.quiet(0),
                  ModelInput.quiet((int) model.times().causeGoneNanos()),
                  ModelInput.reset(true, 0)))),

  WITHOUT_A_START_ARMING_ENDS_IN_TIME(
      m -> m == Mode.ARMED,
      m -> m == Mode.DISARMED,
      model -> Stream.of(List.of(ModelInput.quiet((int) model.times().startNanos())))),

  AN_IDLE_ARM_CAN_BE_ARMED_AND_STARTED(
      m -> m == Mode.DISARMED || m == Mode.STANDSTILL,
      m -> m == Mode.RUNNING,
      model ->
          Stream.of(
              List.of(ModelInput.quiet(1), ModelInput.arm(true, true), ModelInput.start(true)))),

  AN_ORDINARY_STOP_OF_A_HEALTHY_ARM_ENDS_IN_STANDSTILL(
      m -> m == Mode.RUNNING,
      m -> m == Mode.STANDSTILL,
      model -> Stream.of(List.of(ModelInput.stop(), ModelInput.quiet(1))));

  private final Predicate<Mode> from;
  private final Predicate<Mode> reached;
  private final Function<SafetyModel, Stream<List<ModelInput>>> paths;

  Promise(
      Predicate<Mode> from,
      Predicate<Mode> reached,
      Function<SafetyModel, Stream<List<ModelInput>>> paths) {
    this.from = from;
    this.reached = reached;
    this.paths = paths;
  }

  boolean appliesTo(Mode mode) {
    return from.test(mode);
  }

  ModelInput[][] paths(SafetyModel model) {
    return paths.apply(model).map(p -> p.toArray(ModelInput[]::new)).toArray(ModelInput[][]::new);
  }

  /// @return the number of inputs applied, negative when the promise was not kept
  int keep(SafetyMachine machine, long state, ModelInput[][] paths) {
    int steps = 0;
    for (ModelInput[] path : paths) {
      machine.unpack(state, ModelStep.NOW);
      long now = ModelStep.NOW;
      for (ModelInput input : path) {
        input.applyTo(machine, now, 0);
        now += input.nanos();
      }
      steps += path.length;
      if (!reached.test(machine.mode())) return -1;
    }
    return steps;
  }

  static String describe(ModelInput[][] paths) {
    return Arrays.deepToString(paths);
  }
}
