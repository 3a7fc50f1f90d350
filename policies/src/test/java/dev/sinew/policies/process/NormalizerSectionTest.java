package dev.sinew.policies.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizerSectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                            | kind: is missing",
        "{kind: min-maks, min: [0, 0], max: [1, 1]}    | kind: \"min-maks\" is not one of"
            + " [\"identity\",\"min-max\",\"mean-std\",\"quantile\",\"linear\"]",
        "{kind: identity, min: [0, 0]}                 | min: unknown key; did you mean 'kind'?",
        "{kind: min-max, min: [0, 0]}                  | max: is missing",
        "{kind: mean-std, mean: [0, 0], eps: 1.0e-8}   | std: is missing",
        "{kind: mean-std, mean: [0, 0], std: [1, 1], ep: 1} | ep: unknown key; did you mean 'eps'?",
        "{kind: quantile, q01: [0, 0]}                 | q99: is missing",
        "{kind: quantile, q10: [0, 0]}                 | q90: is missing",
        "{kind: quantile}                              | q01: is missing",
        "{kind: quantile, q01: [0, 0], q99: [1, 1], q90: [1, 1]} | q90: stands beside q01; one pair"
            + " of quantiles",
        "{kind: min-max, min: [0], max: [1, 1]}        | min: 1 values for a width of 2",
        "{kind: min-max, min: [0, 0], max: [1, 1, 1]}  | max: 3 values for a width of 2",
        "{kind: min-max, min: [0, 3], max: [1, 2]}     | min: min 3.0 is not below max 2.0"
            + " (value 1)",
        "{kind: min-max, min: [0, 3], max: [1, 2], eps: 1.0e-8} | min: min 3.0 is not below max 2.0"
            + " (value 1)",
        "{kind: min-max, min: [0, 2], max: [1, 2]}     | min: min 2.0 is not below max 2.0"
            + " (value 1); an eps above 0 would stand for the zero range",
        "{kind: min-max, min: [0, 1], max: [1, 1.000000001], precision: float32} | min: min 1.0 is"
            + " not below max 1.0 (value 1); an eps above 0 would stand for the zero range",
        "{kind: mean-std, mean: [0, 0], std: [1, 0]}   | std: 0.0 (value 1) with eps 0.0 cannot"
            + " divide; above 0",
        "{kind: mean-std, mean: [0, 0], std: [1, -1], eps: 1} | std: -1.0 (value 1) with eps 1.0"
            + " cannot divide; above 0",
        "{kind: mean-std, mean: [0, .nan], std: [1, 1]} | mean[1]: \"NaN\" is not a number",
        "{kind: mean-std, mean: [0, 1.0e60], std: [1, 1], precision: float32} | mean: 1.0E60"
            + " (value 1) is not a finite number",
        "{kind: linear, scale: [1, 0], offset: [0, 0]} | scale: 0 (value 1) cannot be undone",
        "{kind: mean-std, mean: [0, 0], std: [1, 1], eps: -1} | eps: -1 is below 0",
      })
  void aSectionThatCannotNormaliseIsRefusedWithItsKey(String text, String complaint) {
    ConfigSection file =
        ConfigSection.parse(Path.of("policy.yaml"), "action: {normalizer: " + text + "}");
    assertThatThrownBy(
            () -> NormalizerSection.read(file.section("action").section("normalizer"), 2))
        .isInstanceOf(ConfigException.class)
        .hasMessage("policy.yaml: action.normalizer." + complaint);
  }
}
