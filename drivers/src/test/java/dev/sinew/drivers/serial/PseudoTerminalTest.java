package dev.sinew.drivers.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PseudoTerminalTest {

  private final byte[] into = new byte[300];

  @BeforeEach
  void onLinux() {
    assumeTrue(Files.exists(Path.of("/dev/ptmx")), "needs pseudo-terminals (Linux)");
  }

  @Test
  void everyByteValueGoesThroughBothWays() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) all[i] = (byte) i;
    try (PseudoTerminal near = PseudoTerminal.open();
        SerialLine far = SerialPorts.open(near.path(), 1_000_000)) {
      far.write(all, 0, 256);
      assertThat(near.read(into, 0, 256, soon())).isEqualTo(256);
      assertThat(into).startsWith(all);
      near.write(into, 0, 256);
      assertThat(far.read(into, 44, 256, soon())).isEqualTo(256);
      assertThat(into).endsWith(all);
    }
  }

  @Test
  void thisEndSeesTheSpeedThatTheOtherEndAskedFor() throws IOException {
    try (PseudoTerminal near = PseudoTerminal.open()) {
      try (SerialLine far = SerialPorts.open(near.path(), 57_600)) {
        assertThat(far.baud()).isEqualTo(57_600);
        assertThat(near.baud()).isEqualTo(57_600);
      }
      SerialPorts.open(near.path(), 3_000_000).close();
      assertThat(near.baud()).isEqualTo(3_000_000);
    }
  }

  @Test
  void aReadEndsAtItsDeadlineWithWhatCame() throws IOException {
    try (PseudoTerminal near = PseudoTerminal.open();
        SerialLine far = SerialPorts.open(near.path(), 1_000_000)) {
      near.write(into, 0, 3);
      assertThat(far.read(into, 0, 8, System.nanoTime() + 20_000_000)).isEqualTo(3);
      assertThat(far.read(into, 0, 8, System.nanoTime() - 1)).isZero();
    }
  }

  @Test
  void whatWasDiscardedIsNotRead() throws IOException {
    try (PseudoTerminal near = PseudoTerminal.open();
        SerialLine far = SerialPorts.open(near.path(), 1_000_000)) {
      near.write(into, 0, 9);
      assertThat(far.read(into, 0, 1, soon())).isOne();
      far.discardInput();
      assertThat(far.read(into, 0, 8, System.nanoTime())).isZero();
    }
  }

  @Test
  void aClosedTerminalIsAnUnpluggedAdapter() throws IOException {
    PseudoTerminal near = PseudoTerminal.open();
    try (SerialLine far = SerialPorts.open(near.path(), 1_000_000)) {
      near.close();
      assertThatThrownBy(() -> far.read(into, 0, 1, soon()))
          .isInstanceOf(IOException.class)
          .hasMessage(near.path() + ": the adapter is gone: unplugged?");
      assertThatThrownBy(() -> far.write(into, 0, 1)).hasMessageContaining(near.path());
      assertThatThrownBy(far::discardInput).hasMessageContaining(near.path());
    }
  }

  @Test
  void aPortIsForOneProgramAndFreeAfterwards() throws IOException {
    try (PseudoTerminal near = PseudoTerminal.open()) {
      try (SerialLine first = SerialPorts.open(near.path(), 1_000_000)) {
        assertThat(first.name()).isEqualTo(near.path());
        assertThatThrownBy(() -> SerialPorts.open(near.path(), 1_000_000))
            .isInstanceOf(IOException.class)
            .hasMessage(near.path() + ": another program uses the port");
      }
      SerialPorts.open(near.path(), 1_000_000).close();
    }
  }

  @Test
  void whatIsNoPortIsNamed() {
    assertThatThrownBy(() -> SerialPorts.open("/dev/ttyNone7", 1_000_000))
        .hasMessage("/dev/ttyNone7: there is no such port: is the adapter plugged in?");
    assertThatThrownBy(() -> SerialPorts.open("/dev/null", 1_000_000))
        .hasMessage("/dev/null: this is no serial port");
  }

  @Test
  void aClosedLineSaysSo() throws IOException {
    try (PseudoTerminal near = PseudoTerminal.open()) {
      SerialLine far = SerialPorts.open(near.path(), 1_000_000);
      far.close();
      far.close();
      assertThatThrownBy(() -> far.read(into, 0, 1, soon())).hasMessageContaining("closed");
    }
  }

  /// Far enough that only a failure reaches it.
  private static long soon() {
    return System.nanoTime() + 10_000_000_000L;
  }
}
