package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock(Resources.SYSTEM_OUT)
class PolicyBenchCommandTest {

  private static final Path MODELS = Cli.ROOT.resolve("models");

  @TempDir private Path folder;

  @Test
  void aPolicyIsTimedPartByPart() throws IOException {
    Path json = folder.resolve("bench.json");
    Cli cli =
        Cli.run(
            "policy",
            "bench",
            MODELS.resolve("pusht-flow"),
            "--chunks",
            "2",
            "--warm-up",
            "0",
            "--json",
            json);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    assertThat(cli.out())
        .contains("pusht-flow:1 on ONNX Runtime")
        .contains("observation to chunk")
        .contains("denoiser.onnx: runs on ")
        .contains("64 samples / 1 sample")
        .contains("chunk / its graph runs")
        .contains("sampler steps");
    JsonNode found = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(found.get("graphs").get(0).get("calls_per_chunk").doubleValue()).isEqualTo(10);
    assertThat(found.get("sampler_steps_us").propertyNames())
        .containsExactly("100", "16", "10", "4", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--chunks", "--samples", "--steps"})
  void aNumberThatMakesNoSenseIsRefused(String option) {
    Cli cli = Cli.run("policy", "bench", MODELS.resolve("pusht-flow"), option, "0");
    assertThat(cli.exit()).isEqualTo(2);
    assertThat(cli.err()).contains(option + " 0: must be 1 or more");
  }
}
