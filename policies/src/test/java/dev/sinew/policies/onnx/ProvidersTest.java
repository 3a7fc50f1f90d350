package dev.sinew.policies.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PolicyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProvidersTest {

  @Test
  void theCpuAlwaysRunsAndEveryOtherSaysWhyItDoesNot() {
    List<Providers.Finding> found = Providers.probe();
    assertThat(found).extracting(Providers.Finding::provider).containsExactly(Provider.values());
    assertThat(found.getLast().refusal()).isEmpty();
    for (Providers.Finding finding : found)
      finding.refusal().ifPresent(r -> assertThat(r.lines()).hasSize(1));
  }

  @Test
  void automaticChoiceIsWhatRunsAndRemembersWhyNotTheOthers() {
    try (OnnxGraph graph = Fixture.load("encoder")) {
      List<Providers.Finding> found = Providers.probe();
      Providers.Finding first =
          found.stream().filter(f -> f.refusal().isEmpty()).findFirst().orElseThrow();
      assertThat(graph.provider()).isEqualTo(first.provider().toString());
      assertThat(graph.refusals()).hasSize(found.indexOf(first));
    }
  }

  @Test
  void theSessionItselfTellsWhatRunsItsNodes() {
    Execution cpu =
        new Execution(List.of(Provider.CPU), Execution.Precision.FP32, 1, Optional.empty());
    try (OnnxGraph graph = OnnxGraph.load(Fixture.file("head"), cpu)) {
      assertThat(graph.nodes()).isEqualTo(Map.of("CPUExecutionProvider", 2));
      assertThat(graph.provider()).isEqualTo("CPU");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Provider.class,
      names = {"TENSORRT", "CUDA"})
  void aNamedProviderThatCannotBeHadIsAnErrorAndNotTheCpu(Provider wanted) {
    Optional<String> refusal =
        Providers.probe().stream()
            .filter(f -> f.provider() == wanted)
            .findFirst()
            .orElseThrow()
            .refusal();
    assumeTrue(refusal.isPresent(), () -> "this machine has " + wanted);
    Execution execution =
        new Execution(List.of(wanted), Execution.Precision.FP32, 1, Optional.empty());
    assertThatThrownBy(() -> OnnxGraph.load(Fixture.file("encoder"), execution))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            Fixture.file("encoder")
                + ": does not run as its execution section wants; "
                + wanted
                + ": "
                + refusal.get());
  }

  @Test
  void anEmptySectionIsTheDefault() {
    assertThat(read("{}")).isEqualTo(Execution.DEFAULT);
  }

  @Test
  void aSectionSaysWhereAndHow() {
    assertThat(read("{provider: cpu, threads: 4}"))
        .isEqualTo(
            new Execution(List.of(Provider.CPU), Execution.Precision.FP32, 4, Optional.empty()));
    assertThat(read("{precision: fp16, cache: engines}"))
        .isEqualTo(
            new Execution(
                List.of(Provider.TENSORRT),
                Execution.Precision.FP16,
                1,
                Optional.of(Path.of("bundle/engines"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{provider: gpu}  | execution.provider: \"gpu\" is not one of"
            + " [\"auto\",\"tensorrt\",\"cuda\",\"cpu\"]",
        "{thread: 2}      | execution.thread: unknown key; did you mean 'threads'?",
        "{threads: 0}     | execution.threads: 0 is below 1",
        "{precision: int8}| execution.precision: \"int8\" is not one of [\"fp32\",\"fp16\"]",
        "'{provider: cpu, precision: fp16}' | execution.precision: fp16 is for provider tensorrt;"
            + " another computes in the types of the graph: export it in half precision"
      })
  void aWrongSectionIsRefusedWithItsKey(String section, String complaint) {
    assertThatThrownBy(() -> read(section))
        .isInstanceOf(ConfigException.class)
        .hasMessage(Path.of("bundle/policy.yaml") + ": " + complaint);
  }

  private static Execution read(String section) {
    return Execution.read(
        ConfigSection.parse(Path.of("bundle/policy.yaml"), "execution: " + section)
            .section("execution"));
  }
}
