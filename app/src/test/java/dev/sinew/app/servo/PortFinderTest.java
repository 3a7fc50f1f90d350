package dev.sinew.app.servo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.calibration.joints.Dialogue;
import dev.sinew.drivers.serial.PortInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortFinderTest {

  private static final PortInfo ARM =
      new PortInfo("/dev/ttyACM0", "/dev/serial/by-id/arm", "Arm", "1a86:55d3:1", -1);
  private static final PortInfo OTHER =
      new PortInfo("/dev/ttyUSB0", "/dev/ttyUSB0", "Other", "", 16);

  private final List<PortInfo> plugged = new ArrayList<>(List.of(ARM, OTHER));

  /// Unplugs something after being asked a few times.
  private Dialogue person(PortInfo... unplugs) {
    return new Dialogue() {
      private int asked;

      @Override
      public void say(String line) {
        assertThat(line).isEqualTo("Unplug the arm's USB cable, then press ENTER.");
      }

      @Override
      public void show(String line) {}

      @Override
      public boolean ready() {
        if (++asked < 3) return false;
        plugged.removeAll(List.of(unplugs));
        return true;
      }
    };
  }

  private List<PortInfo> found(PortInfo... unplugs) throws IOException {
    return new PortFinder(() -> List.copyOf(plugged), person(unplugs), new SteppedClock())
        .unplugged();
  }

  @Test
  void thePortThatVanishesIsTheArms() throws IOException {
    assertThat(found(ARM)).containsExactly(ARM);
  }

  @Test
  void nothingOrSeveralMayVanish() throws IOException {
    assertThat(found()).isEmpty();
    assertThat(found(ARM, OTHER)).containsExactly(ARM, OTHER);
  }
}
