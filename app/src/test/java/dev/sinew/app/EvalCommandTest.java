package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock(Resources.SYSTEM_OUT)
class EvalCommandTest {

  @TempDir private Path folder;

  @Test
  void theSameSeedGivesTheSameResultToTheLastBitOnTheVirtualClock() {
    JsonNode first = eval("a.json", "--episodes", "3", "--seed", "100000");
    JsonNode second = eval("b.json", "--episodes", "3", "--seed", "100000");
    assertThat(second.get("per_episode")).isEqualTo(first.get("per_episode"));
    assertThat(second.get("ticks")).isEqualTo(first.get("ticks"));
    JsonNode other = eval("c.json", "--episodes", "3", "--seed", "100003");
    assertThat(other.get("per_episode")).isNotEqualTo(first.get("per_episode"));
  }

  @Test
  void theReportHoldsWhatScriptsRelyOn() {
    JsonNode report = eval("a.json", "--episodes", "2", "--seed", "100000");
    assertThat(report.propertyNames())
        .contains(
            "episodes",
            "score_mean",
            "score_ci95",
            "success_rate",
            "chunk_latency_ms",
            "ticks",
            "late_ticks",
            "starved_ticks");
    assertThat(report.get("chunk_latency_ms").propertyNames())
        .containsExactlyInAnyOrder("p50", "p99");
    assertThat(report.get("episodes").intValue()).isEqualTo(2);
    assertThat(report.get("late_ticks").intValue()).isZero();
    assertThat(report.get("starved_ticks").intValue()).isZero();
    assertThat(report.get("score_mean").doubleValue()).isBetween(0.0, 1.0);
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidBeforeTheWorkIsDone() {
    Path nowhere = folder.resolve("none/a.json");
    Cli cli = Cli.run("eval", Cli.CONFIGS.resolve("pusht.yaml"), "--json", nowhere);
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.complaint())
        .isEqualTo("sinew: " + nowhere + ": no such folder: " + folder.resolve("none"));
  }

  @Test
  void anArmThatNobodyCanJudgeCannotBeScored() {
    Path config = Cli.CONFIGS.resolve("sim-arm.yaml");
    Cli cli = Cli.run("eval", config);
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.complaint())
        .isEqualTo(
            "sinew: "
                + config
                + ": robot.driver: cannot judge what its robot does; use 'sinew run'");
  }

  @Test
  void noEpisodesIsAMistake() {
    Cli cli = Cli.run("eval", Cli.CONFIGS.resolve("pusht.yaml"), "--episodes", "0");
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.complaint()).isEqualTo("sinew: --episodes 0: must be 1 or more");
  }

  @Test
  void aVariantOfThePolicyIsScoredWithoutTouchingItsFolder() {
    JsonNode ten = eval("a.json", "--episodes", "1");
    JsonNode two = eval("b.json", "--episodes", "1", "--set", "sampler.num-inference-steps=2");
    assertThat(ten.get("set")).isEmpty();
    assertThat(two.get("set").get("sampler.num-inference-steps").stringValue()).isEqualTo("2");
    assertThat(two.get("per_episode")).isNotEqualTo(ten.get("per_episode"));
    JsonNode again = eval("c.json", "--episodes", "1", "--set", "sampler.num-inference-steps=10");
    assertThat(again.get("per_episode")).isEqualTo(ten.get("per_episode"));
  }

  @Test
  void aVariantIsCheckedLikeTheFile() {
    Path config = Cli.CONFIGS.resolve("pusht-flow.yaml");
    Cli cli = Cli.run("eval", config, "--set", "sampler.num-inference-stps=2");
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.complaint())
        .endsWith(
            "policy.yaml: sampler.num-inference-stps: unknown key; did you mean"
                + " 'num-inference-steps'?");
  }

  @Test
  void aVariantCannotBeRecordedBecauseItsReplayWouldBeOfAnotherPolicy() {
    Path config = Cli.CONFIGS.resolve("pusht-flow.yaml");
    Cli cli = Cli.run("eval", config, "--set", "sampler.num-inference-steps=2", "--record", folder);
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.complaint()).startsWith("sinew: --set with --record: ");
  }

  private JsonNode eval(String name, String... more) {
    Path file = folder.resolve(name);
    List<Object> words =
        new ArrayList<>(List.of("eval", Cli.CONFIGS.resolve("pusht-flow.yaml"), "--json", file));
    words.addAll(List.of(more));
    Cli cli = Cli.run(words.toArray());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
