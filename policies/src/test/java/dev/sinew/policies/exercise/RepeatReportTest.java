package dev.sinew.policies.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatReportTest {

  @Test
  void aValueThatDiffersDoesNotPass() {
    assertThat(new RepeatReport(100, 1).passed()).isFalse();
    assertThat(new RepeatReport(100, 1).clause())
        .isEqualTo("does not repeat its chunks bit for bit on this machine");
  }
}
