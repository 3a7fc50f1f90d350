package dev.sinew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class HostFactsTest {

  /// 95 % unless an administrator chose otherwise: sched(7). A setting under /proc/sys that is read
  /// in parts answers with its first digit only.
  @Test
  void settingsOfTheKernelAreReadWhole() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "not Linux");
    HostFacts here = HostFacts.here();
    assertThat(here.fifoShare()).matches("(\\d\\d?|100) %|unknown");
    assertThat(here.cpu()).isNotEqualTo("amd64");
    assertThat(here.limits()).matches("ulimit -r \\w+, ulimit -l \\w+");
    assertThat(here.json().values()).allSatisfy(value -> assertThat(value.toString()).isNotBlank());
  }
}
