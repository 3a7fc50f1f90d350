package dev.sinew.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.TailUse;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A policy of 16 rows of 5 values, 8 of them executed, guided, trained on prefixes of up to 6.
class SchedulerSectionTest {

  @Test
  void aKindAloneKeepsThePolicysOwnRows() {
    Schedule schedule = read("kind: synchronous");
    assertThat(schedule.strategy()).isEqualTo(new Strategy.Synchronous());
    assertThat(schedule.executeRows()).isEqualTo(8);
    assertThat(read("{kind: receding, execute: 4}").executeRows()).isEqualTo(4);
  }

  @Test
  void anEnsembleInfersEveryRow() {
    Schedule schedule = read("{kind: ensemble, weights: act-oldest, decay: 0.01}");
    assertThat(schedule.strategy())
        .isEqualTo(new Strategy.Ensemble(Strategy.Weights.ACT_OLDEST, 0.01, 16));
    assertThat(schedule.executeRows()).isEqualTo(1);
  }

  @Test
  void realTimeChunkingHasLeRobotsHorizonUnlessItSaysOtherwise() {
    assertThat(read("{kind: rtc, prefix: guided, fade-ms: 100}").strategy())
        .isEqualTo(new Strategy.Rtc(PlanTail.Use.GUIDED, 10, 8, 8, 100_000_000));
    assertThat(read("{kind: rtc, prefix: trained, fade-ms: 100, remember: 3}").strategy())
        .isEqualTo(new Strategy.Rtc(PlanTail.Use.TRAINED, 6, 8, 3, 100_000_000));
  }

  @Test
  void rotationsAreColumns() {
    assertThat(read("{kind: receding, rotations: [[4, 1, 2, 3]]}").rotations())
        .containsExactly(List.of(4, 1, 2, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: ensembel | kind: \"ensembel\" is not one of",
        "{kind: blend} | window-ms: is missing for kind blend",
        "{kind: blend, window-ms: 0} | window-ms: 0 must be above 0",
        "{kind: receding, fade-ms: 5} | fade-ms: is no key of kind receding; it has [execute, ",
        "{kind: receding, exceute: 5} | exceute: unknown key; did you mean 'execute'?",
        "{kind: receding, execute: 17} | execute: 17, but a chunk of p:1 has 16 rows",
        "{kind: ensemble, weights: act, decay: 0} | weights: \"act\" is not one of",
        "{kind: ensemble, weights: act-oldest, decay: 0, execute: 2} | execute: is no key of",
        "{kind: receding, rotations: [[1, 2, 3, 5]]} | rotations: column 5, but a row has 5",
        "{kind: receding, rotations: [[0, 1, 2, 3], [3, 4, 0, 1]]} | rotations: column 3 is in two",
        "{kind: rtc, prefix: trained, fade-ms: 1, horizon: 7} | horizon: 7 rows, but p:1 was"
      })
  void whatIsWrongIsNamedInOneLine(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining(problem)
        .message()
        .startsWith("deployment.yaml")
        .doesNotContain("\n");
  }

  @Test
  void aPolicyThatIgnoresThePlanIsRefused() {
    for (String prefix : List.of("guided", "trained"))
      assertThatThrownBy(
              () ->
                  section("{kind: rtc, fade-ms: 1, prefix: " + prefix + "}", TailUse.NONE)
                      .policyMustFit())
          .hasMessageContaining("prefix: " + prefix + ", but ");
  }

  private static Schedule read(String text) {
    SchedulerSection section = section(text, new TailUse(true, 6));
    section.policyMustFit();
    return section.read();
  }

  private static SchedulerSection section(String text, TailUse use) {
    PolicySpec policy =
        new PolicySpec(
            "p", "1", List.of(), List.of(), 1, 1, 16, 8, 5, Unit.RADIAN, Interpolation.LINEAR, use);
    return new SchedulerSection(
        ConfigSection.parse(Path.of("deployment.yaml"), text.strip()), policy);
  }
}
