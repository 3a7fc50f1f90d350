package dev.sinew.drivers.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/// The way of other systems, tried on this one.
class PortableLineTest {

  private final byte[] into = new byte[16];

  @Test
  void bytesGoBothWays() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/ptmx")), "needs pseudo-terminals (Linux)");
    try (PseudoTerminal near = PseudoTerminal.open();
        SerialLine far = PortableLine.open(near.path(), 1_000_000)) {
      far.write(new byte[] {1, 2, 0, -1}, 1, 3);
      assertThat(near.read(into, 0, 3, later())).isEqualTo(3);
      assertThat(into).startsWith(2, 0, -1);
      near.write(into, 0, 3);
      assertThat(far.read(into, 5, 3, later())).isEqualTo(3);
      assertThat(into).startsWith(2, 0, -1, 0, 0, 2, 0, -1);
      assertThat(far.read(into, 0, 1, System.nanoTime())).isZero();
    }
  }

  @Test
  void aPortThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> PortableLine.open("/dev/ttyNone7", 1_000_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/dev/ttyNone7");
  }

  @Test
  void portsAreListedByPathEachWithAPathThatStays() {
    assertThat(SerialPorts.list())
        .isSortedAccordingTo(Comparator.comparing(PortInfo::path))
        .allSatisfy(port -> assertThat(port.stablePath()).isNotBlank());
  }

  private static long later() {
    return System.nanoTime() + 10_000_000_000L;
  }
}
