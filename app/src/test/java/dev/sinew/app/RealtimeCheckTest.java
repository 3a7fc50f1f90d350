package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("in real time")
class RealtimeCheckTest {

  @Test
  void theVerdictIsAWordAndWhatItIsGoodFor() {
    RealtimeCheck check = RealtimeCheck.run();
    assertThat(check.verdict()).matches("(realtime|partial|ordinary): fit for .+");
    assertThat(check.verdict()).startsWith(check.report().mode().toString());
    assertThat(check.rights()).contains("FIFO 80").doesNotContain("\n");
    assertThat(check.wakeUps()).matches("1 kHz p50 .* late; 100 Hz p50 .* late; sleep: .+");
    assertThat(check.fast().lateNanos()).hasSize(1000);
  }
}
