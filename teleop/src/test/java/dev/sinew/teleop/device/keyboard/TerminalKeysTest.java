package dev.sinew.teleop.device.keyboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

/// On a pseudo-terminal of the system.
class TerminalKeysTest {

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final KeyFeed feed = new KeyFeed();
  private boolean over;

  @Test
  void keysComeAtOnceAndTheTerminalIsSetBackWhenItIsClosed() throws IOException {
    try (PipedOutputStream hand = new PipedOutputStream();
        Terminal terminal = terminal(new PipedInputStream(hand))) {
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isTrue();
      TerminalKeys keys =
          TerminalKeys.started(terminal, feed, new MonotonicClock(), () -> over = true);
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isFalse();
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)).isFalse();
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ISIG))
          .as("Ctrl-C stays a signal")
          .isTrue();

      hand.write("s\u001b[C".getBytes(StandardCharsets.US_ASCII));
      hand.flush();
      StringBuilder typed = new StringBuilder();
      await(
          () -> {
            while (!feed.isEmpty()) typed.append(feed.take());
            return typed.length() == 4;
          });
      assertThat(typed).hasToString("s\u001b[C");

      keys.close();
      assertThat(over).isTrue();
      await(feed::ended);
    }
  }

  @Test
  void closingSetsTheTerminalBack() throws IOException {
    try (Terminal terminal = terminal(new PipedInputStream(new PipedOutputStream()))) {
      TerminalKeys keys = TerminalKeys.started(terminal, feed, new MonotonicClock(), () -> {});
      keys.setBack();
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isTrue();
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)).isTrue();
      keys.close();
    }
  }

  @Test
  void withoutATerminalItIsSaidInOneLine() {
    assumeTrue(System.console() == null || !System.console().isTerminal(), "runs in a terminal");
    ConfigSection section = ConfigSection.parse(Path.of("rig.yaml"), "driver: keyboard\n");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Keyboards.open(section, new MonotonicClock()))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "rig.yaml: driver: there is no terminal to read keys from: this program was started"
                  + " by a service, a pipe or an IDE; start it in a terminal, or use a pedal or a"
                  + " gamepad");
    }
  }

  private static Terminal terminal(PipedInputStream in) throws IOException {
    return TerminalBuilder.builder()
        .system(false)
        .streams(in, new ByteArrayOutputStream())
        .type("xterm")
        .build();
  }

  private static void await(BooleanSupplier what) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!what.getAsBoolean() && System.nanoTime() < end) Thread.onSpinWait();
    assertThat(what.getAsBoolean()).isTrue();
  }
}
