package dev.sinew.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What an operator says events with. Tests have no terminal, which its keys complain of.
class TeleopSectionTest {

  private static final Path CONFIG =
      Path.of(System.getProperty("sinew.root"), "configs/sim-arm.yaml");
  private static final String NO_TERMINAL = "there is no terminal to read keys from";

  private final VirtualClock clock = new VirtualClock();

  private static TeleopSection section(String teleop) throws IOException {
    return Deployment.parse(CONFIG, Files.readString(CONFIG) + "teleop: " + teleop + "\n")
        .teleop()
        .orElseThrow();
  }

  @Test
  void whoeverSitsAtATerminalHasItsKeysUnlessTheFileSaysOtherwise() throws IOException {
    TeleopSection silent = section("{driver: test-circle}");
    assertThat(silent.openEvents(clock, false)).isEmpty();
    assertThatThrownBy(() -> silent.openEvents(clock, true))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(NO_TERMINAL);
    assertThat(section("{driver: test-circle, events: {}}").openEvents(clock, true)).isEmpty();
  }

  @Test
  void aKeyboardThatMovesTheArmSaysTheEventsToo() throws IOException {
    TeleopSection keyboard = section("{driver: keyboard, device: {motion: joints}}");
    assertThat(keyboard.openEvents(clock, true)).isEmpty();
  }
}
