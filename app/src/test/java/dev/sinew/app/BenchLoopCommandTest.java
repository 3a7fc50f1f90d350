package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Isolated("in real time")
class BenchLoopCommandTest {

  @TempDir private Path folder;

  /// One short slot each; nothing is said about the numbers.
  @Test
  void everyMethodIsMeasuredIdleAndLoaded() throws IOException {
    Path json = folder.resolve("loop.json");
    Cli cli = Cli.run("bench", "loop", "--slots", 1, "--slot-s", 0.05, "--json", json);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    assertThat(cli.out().strip().lines().toList().getLast()).contains("cyclictest");
    JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
    for (String cell : new String[] {"process_idle", "process_loaded", "thread_idle"}) {
      assertThat(report.get(cell).get("wake_ups").intValue()).isEqualTo(50);
    }
    assertThat(report.get("process_idle").get("setting").get(0).stringValue())
        .startsWith("Serial collector");
    boolean yardstick = report.has("cyclictest_idle");
    assertThat(report.has("process_loaded_p999_ratio")).isEqualTo(yardstick);
    assertThat(report.has("thread_loaded_p999_ratio")).isEqualTo(yardstick);
    assertThat(report.get("load_mb_per_s").doubleValue()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "--period-us, 99, --period-us 99: must be 100 to 1000000",
    "--spin-us, -1, --spin-us -1: must be 0 or more",
    "--slots, 0, --slots 0: must be 1 or more",
    "--slot-s, 0.0001, --slot-s 1.0E-4: must be one period to 600 s",
  })
  void whatMakesNoSenseIsRefusedInOneLine(String option, String value, String problem) {
    Cli cli = Cli.run("bench", "loop", option, value);
    assertThat(cli.exit()).isEqualTo(2);
    assertThat(cli.complaint()).contains(problem);
  }
}
