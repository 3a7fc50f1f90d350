package dev.sinew.runtime.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The whole of [SafetyMachine], not samples of it.
class SafetyModelTest {

  @Test
  void everyPropertyHoldsInEveryReachableStateForEveryInput() {
    ModelSearch.Result result = new ModelSearch(SafetyModel.large(), new SafetyDecisions()).run();
    System.out.printf(
        "%d properties and %d promises hold in %,d states, %,d transitions%n",
        SafetyProperty.values().length,
        Promise.values().length,
        result.states(),
        result.transitions());
    assertThat(result.broken()).as("broken after %s", result.way()).isNull();
    assertThat(result.states()).isGreaterThan(10_000);
  }
}
