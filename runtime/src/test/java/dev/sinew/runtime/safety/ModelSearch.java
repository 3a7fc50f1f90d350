package dev.sinew.runtime.safety;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// Breadth-first search over every state that a [SafetyMachine] can reach, with every input in
/// each; ends at the first property broken, with the shortest way there.
final class ModelSearch {

  /// @param broken the property or promise, null when all hold
  /// @param way the inputs that lead there
  record Result(int states, long transitions, Enum<?> broken, List<String> way) {}

  /// Of the machine and of the onlooker, packed.
  record State(long machine, long witness) {}

  private record Step(State from, ModelInput input) {}

  private static final SafetyProperty[] PROPERTIES = SafetyProperty.values();
  private static final Promise[] PROMISES = Promise.values();

  private final SafetyModel model;
  private final SafetyMachine machine;
  private final ModelStep step;
  private final ModelInput[] inputs;
  private final List<ModelInput[][]> paths;
  private final Map<State, Step> reached = new HashMap<>();
  private final Queue<State> open = new ArrayDeque<>();
  private State current;
  private long transitions;

  ModelSearch(SafetyModel model, SafetyDecisions decisions) {
    this.model = model;
    machine = model.machine(decisions);
    step = new ModelStep(model);
    inputs = model.inputs().toArray(ModelInput[]::new);
    paths = Arrays.stream(PROMISES).map(p -> p.paths(model)).toList();
  }

  /// From the machine as it is made.
  Result run() {
    return runFrom(new State(machine.pack(), new Witness(model).pack()));
  }

  Result runFrom(State first) {
    reached.put(first, new Step(null, null));
    for (current = first; current != null; current = open.poll()) {
      for (ModelInput input : inputs) {
        Enum<?> broken = brokenBy(current, input);
        if (broken != null) return result(broken, current, input.toString());
      }
      for (int p = 0; p < PROMISES.length; p++) {
        if (!kept(current, p)) return result(PROMISES[p], current, Promise.describe(paths.get(p)));
      }
    }
    return new Result(reached.size(), transitions, null, List.of());
  }

  /// The state whose inputs are tried now.
  State current() {
    return current;
  }

  private Enum<?> brokenBy(State state, ModelInput input) {
    step.run(machine, state.machine, state.witness, input);
    transitions++;
    for (SafetyProperty property : PROPERTIES) {
      if (!property.holds(step)) return property;
    }
    State next = new State(step.state, step.after.pack());
    if (!reached.containsKey(next)) {
      reached.put(next, new Step(state, input));
      open.add(next);
    }
    return null;
  }

  private boolean kept(State state, int promise) {
    machine.unpack(state.machine, ModelStep.NOW);
    if (!PROMISES[promise].appliesTo(machine.mode())) return true;
    int steps = PROMISES[promise].keep(machine, state.machine, paths.get(promise));
    transitions += Math.max(0, steps);
    return steps >= 0;
  }

  private Result result(Enum<?> broken, State state, String last) {
    List<String> way = new ArrayList<>(List.of(last));
    for (Step s = reached.get(state); s.from != null; s = reached.get(s.from)) {
      way.add(s.input.toString());
    }
    Collections.reverse(way);
    return new Result(reached.size(), transitions, broken, way);
  }
}
