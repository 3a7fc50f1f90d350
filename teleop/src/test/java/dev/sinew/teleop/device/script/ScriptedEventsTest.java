package dev.sinew.teleop.device.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptedEventsTest {

  private final VirtualClock clock = new VirtualClock();

  @Test
  void eventsComeAtTheirTimeAfterTheFirstListening() {
    TeleopEventSource events =
        open("{at-s: 0, event: start}, {at-s: 5, event: keep}, {at-s: 5, event: take-over}");
    clock.sleepUntil(100_000_000_000L);
    assertThat(heard(events)).containsExactly(TeleopEvent.START);
    clock.sleepUntil(104_999_999_999L);
    assertThat(heard(events)).isEmpty();
    clock.sleepUntil(105_000_000_000L);
    assertThat(heard(events)).containsExactly(TeleopEvent.KEEP, TeleopEvent.TAKE_OVER);
    clock.sleepUntil(1_000_000_000_000L);
    assertThat(heard(events)).isEmpty();
  }

  @Test
  void everyEventCanBeSaid() {
    String all =
        Arrays.stream(TeleopEvent.values())
            .map(e -> "{at-s: 0, event: " + e.name().toLowerCase().replace('_', '-') + "}")
            .collect(Collectors.joining(", "));
    assertThat(heard(open(all))).containsExactly(TeleopEvent.values());
  }

  @Test
  void eventsOutOfOrderAreNamed() {
    assertThatThrownBy(() -> open("{at-s: 5, event: start}, {at-s: 1, event: keep}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "rig.yaml: events[1].at-s: is before the event above it; write them in order of time");
    assertThatThrownBy(() -> open("{at-s: 5, event: begin}"))
        .hasMessageContaining("rig.yaml: events[0].event");
  }

  private TeleopEventSource open(String events) {
    String text = "driver: scripted\nevents: [" + events + "]\n";
    return new ScriptedEventProvider().open(ConfigSection.parse(Path.of("rig.yaml"), text), clock);
  }

  private static List<TeleopEvent> heard(TeleopEventSource events) {
    List<TeleopEvent> heard = new ArrayList<>();
    events.drain(heard::add);
    return heard;
  }
}
