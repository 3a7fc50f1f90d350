package dev.sinew.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyBundleTest {

  static final Path MODELS = Path.of(System.getProperty("sinew.root"), "models");

  @ParameterizedTest
  @ValueSource(strings = {"pusht-diffusion", "pusht-flow"})
  void shippedBundlesEqualPyTorchOnTheirGoldenVectors(String name) {
    GoldenReport report = PolicyBundle.read(MODELS.resolve(name)).verify();
    assertThat(report.calls()).isEqualTo(160);
    assertThat(report.noise()).isLessThanOrEqualTo(1e-5);
    assertThat(report.network()).isLessThanOrEqualTo(1e-5);
    assertThat(report.chunk()).isLessThanOrEqualTo(1e-5);
  }
}
