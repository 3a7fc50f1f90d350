package dev.sinew.app.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.port.TeleopEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlsTest {

  private static Controls of(Map<TeleopEvent, String> controls) {
    return Controls.of(event -> controls.getOrDefault(event, ""));
  }

  @Test
  void whatCanBePressedIsSaidAndNothingElse() {
    Controls some =
        of(
            Map.of(
                TeleopEvent.START, "enter",
                TeleopEvent.SUCCESS, "KEY_B",
                TeleopEvent.QUIT, "q"));
    assertThat(some.all()).isEqualTo("enter: record  KEY_B: success  q: quit");
    assertThat(some.between()).isEqualTo("enter: record  q: quit");
  }

  @Test
  void whereNothingCanBePressedNothingIsSaid() {
    assertThat(of(Map.of()).all()).isEmpty();
    assertThat(of(Map.of()).between()).isEmpty();
  }
}
