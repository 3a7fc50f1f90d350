package dev.sinew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CyclictestTest {

  /// Printed by cyclictest 2.40 with `-q -h 8 -l 10`, bins shortened and two overflows put in.
  private static final String OUTPUT =
      """
      WARN: not setting cpu_dma_latency to save battery power
      # /dev/cpu_dma_latency set to 0us
      # Histogram
      000000 000000
      000004 000006
      000007 000002
      # Total: 000000008
      # Min Latencies: 00004
      # Avg Latencies: 00005
      # Max Latencies: 00307
      # Histogram Overflows: 00002
      # Histogram Overflow at cycle number:
      # Thread 0: 00003 00005
      """;

  @Test
  void binsAreMicrosecondsAndOverflowsCountAsTheWorst() throws IOException {
    Histogram late = Cyclictest.parse(OUTPUT);
    assertThat(late.getTotalCount()).isEqualTo(10);
    assertThat(late.getCountAtValue(4_000)).isEqualTo(6);
    assertThat(late.getCountAtValue(7_000)).isEqualTo(2);
    assertThat(late.getCountAtValue(307_000)).isEqualTo(2);
  }

  @Test
  void outputWithoutASingleWakeUpIsAnError() {
    assertThatThrownBy(() -> Cyclictest.parse("Unable to change scheduling policy!\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("measured nothing: Unable to change");
  }
}
