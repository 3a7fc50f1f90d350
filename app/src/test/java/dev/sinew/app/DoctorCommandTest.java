package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock(Resources.SYSTEM_OUT)
class DoctorCommandTest {

  @TempDir private Path folder;

  @Test
  void aReadyDeploymentPassesEveryCheckOneLineEach() {
    Cli cli = Cli.run("doctor", Cli.CONFIGS.resolve("pusht.yaml"));
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out().strip().lines())
        .hasSize(16)
        .endsWith("ready")
        .filteredOn(line -> !line.startsWith("ok "))
        .containsExactly("ready");
    assertThat(cli.exit()).isZero();
  }

  @Test
  void whatIsWrongIsSaidAndTheExitCodeTellsScripts() throws IOException {
    Path config = folder.resolve("wrong.yaml");
    String text = Files.readString(Cli.CONFIGS.resolve("pusht.yaml"));
    Files.writeString(
        config,
        text.replace("../models", Cli.ROOT.resolve("models").toString())
            .replace("min: 0", "min: -5"));
    Path json = folder.resolve("doctor.json");
    Cli cli = Cli.run("doctor", config, "--json", json);
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.out())
        .contains("FAIL  robot")
        .contains("supervisor.joints.x.min: -5.0 is looser")
        .endsWith("1 of 15 checks failed\n");
    JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(report.get("ready").booleanValue()).isFalse();
    assertThat(report.get("checks").get("robot").get("ok").booleanValue()).isFalse();
  }
}
