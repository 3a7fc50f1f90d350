package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.serial.SerialPorts;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A bus at a path, opened as an adapter would be.
class TerminalBusTest {

  private static final byte[] PING = {-1, -1, 1, 2, 1, (byte) 0xFB};
  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final long SILENCE_NANOS = 200_000_000;

  private final Clock clock = new MonotonicClock();

  @BeforeEach
  void needTerminals() {
    assumeTrue(Files.exists(Path.of("/dev/ptmx")), "this machine has no pseudo-terminals");
  }

  private EmulatedBus open() throws IOException {
    return EmulatedBus.onPseudoTerminal(
        BusFamily.FEETECH_STS, List.of(Host.sts3215(1)), 1_000_000, clock);
  }

  private int ping(SerialLine line, long patience) throws IOException {
    line.write(PING, 0, PING.length);
    return line.read(new byte[6], 0, 6, clock.nanos() + patience);
  }

  @Test
  void servosAnswerOnlyAProgramThatSpeaksAtTheirSpeed() throws IOException {
    try (EmulatedBus bus = open()) {
      try (SerialLine wrong = SerialPorts.open(bus.path(), 115_200)) {
        assertThat(ping(wrong, SILENCE_NANOS)).isZero();
      }
      try (SerialLine right = SerialPorts.open(bus.path(), 1_000_000)) {
        assertThat(ping(right, PATIENCE_NANOS)).isEqualTo(6);
      }
    }
  }

  @Test
  void whoHasItOpenWhenItIsUnpluggedIsToldInOneLine() throws IOException {
    try (EmulatedBus bus = open();
        SerialLine line = SerialPorts.open(bus.path(), 1_000_000)) {
      assertThat(ping(line, PATIENCE_NANOS)).isEqualTo(6);
      bus.unplug();
      assertThatThrownBy(() -> ping(line, PATIENCE_NANOS))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(bus.path());
    }
  }

  @Test
  void eachKindOfBusHasItsOwnEndOnly() throws IOException {
    try (EmulatedBus bus = open()) {
      assertThatThrownBy(bus::host).isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(Host.sts(Host.sts3215(1)).bus::path)
        .isInstanceOf(IllegalStateException.class);
  }
}
