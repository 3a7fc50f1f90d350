package dev.sinew.teleop.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.port.TeleopEvent;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void everyEventHasTheWordOfItsName() {
    for (TeleopEvent event : TeleopEvent.values())
      assertThat(ButtonAction.valueOf(event.name()).event()).isEqualTo(event);
    assertThat(ButtonAction.of("take-over")).isEqualTo(ButtonAction.TAKE_OVER);
  }

  @Test
  void onlyTheGripperIsMovedByAWordThatIsAnActionToo() {
    assertThat(
            Stream.of(Jog.values())
                .map(Jog::word)
                .filter(
                    Arrays.stream(ButtonAction.values())
                            .map(ButtonAction::word)
                            .collect(Collectors.toSet())
                        ::contains))
        .containsExactly("open", "close");
  }
}
