package dev.sinew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LoopReportTest {

  /// Three significant digits.
  private static final double HISTOGRAM = 2e-3;

  private final List<LoopSlot> slots = new ArrayList<>();

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    assertThat(Ratio.of(5, 1, 2)).isEqualTo(new Ratio(1, 2, 5));
    assertThat(Ratio.of(4, 1, 2, 100)).isEqualTo(new Ratio(1, 3, 100));
    assertThat(Ratio.of(7)).isEqualTo(new Ratio(7, 7, 7));
    assertThat(Ratio.of().known()).isFalse();
  }

  /// By hand: 50/100, 90/300, 800/200 have the median 0.5; pooled it would be 800/300.
  @Test
  void aRatioIsFormedWithinItsRoundAndTheMedianOverRoundsCounts() {
    round(0, LoopLoad.IDLE, 100, 50);
    round(1, LoopLoad.IDLE, 300, 90);
    round(2, LoopLoad.IDLE, 200, 800);
    round(0, LoopLoad.LOADED, 100, 900);
    Map<String, Object> json = report("2.40").json();
    assertThat((double) json.get("process_idle_p999_ratio")).isCloseTo(0.5, within(HISTOGRAM));
    assertThat((double) json.get("process_loaded_p999_ratio")).isCloseTo(9, within(9 * HISTOGRAM));
    assertThat(json).doesNotContainKeys("cyclictest_idle_p999_ratio", "thread_idle_p999_ratio");
  }

  @Test
  void percentilesArePooledOverTheSlots() {
    round(0, LoopLoad.IDLE, 100, 50);
    round(1, LoopLoad.IDLE, 300, 2000);
    Object cell = report("2.40").json().get("process_idle");
    assertThat(cell)
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("wake_ups", 2L)
        .containsEntry("later_than_period", 1L)
        .containsEntry("skipped", 6L);
  }

  @Test
  void aYardstickThatReadsZeroCountsAsItsResolution() {
    round(0, LoopLoad.IDLE, 0, 3);
    assertThat((double) report("2.40").json().get("process_idle_p999_ratio"))
        .isCloseTo(3, within(3 * HISTOGRAM));
  }

  @Test
  void withoutCyclictestThereAreNumbersAndNoRatios() {
    slots.add(slot(0, LoopLoad.IDLE, LoopMethod.PROCESS, 50));
    LoopReport report = report(null);
    assertThat(report.json().keySet()).noneMatch(key -> key.endsWith("_ratio"));
    assertThat(report.json()).containsEntry("cyclictest", "not here");
    String text = printed(report);
    assertThat(text).contains("idle    spine, own process");
    assertThat(text.strip().lines().toList().getLast()).matches("no ratios, .*: not here");
  }

  @Test
  void theLastLineIsTheResult() {
    round(0, LoopLoad.IDLE, 100, 50);
    round(0, LoopLoad.LOADED, 100, 120);
    assertThat(printed(report("2.40")).strip().lines().toList().getLast())
        .startsWith(
            "p99.9 against cyclictest 2.40: own process 0.50 x idle, 1.20 x loaded; thread");
  }

  private void round(int round, LoopLoad load, long cyclictestMicros, long processMicros) {
    slots.add(slot(round, load, LoopMethod.PROCESS, processMicros));
    slots.add(slot(round, load, LoopMethod.CYCLICTEST, cyclictestMicros));
  }

  private static LoopSlot slot(int round, LoopLoad load, LoopMethod method, long micros) {
    Histogram late = LoopSlot.histogram();
    late.recordValue(micros * 1000);
    return new LoopSlot(round, load, method, late, 3, "as in a test");
  }

  private LoopReport report(String cyclictest) {
    LoopPlan plan = new LoopPlan(1000, 150, 3, 2, 1);
    HostFacts host = new HostFacts("k", "p", "c", 2, "none", "none", "95 %", "l");
    Cyclictest.Found yardstick =
        cyclictest == null
            ? new Cyclictest.Found(Optional.empty(), "not here")
            : new Cyclictest.Found(Optional.of(new Cyclictest(Path.of("c"), cyclictest)), "");
    return new LoopReport(plan, host, yardstick, 4e8, slots);
  }

  private static String printed(LoopReport report) {
    var bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
