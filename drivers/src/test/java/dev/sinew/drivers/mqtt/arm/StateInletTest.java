package dev.sinew.drivers.mqtt.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.mqtt.IncomingMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateInletTest {

  private static final long MS = Arms.MS;

  private final StateSlot slot = new StateSlot(2);
  private final Refusals refusals = new Refusals();

  @Test
  void aStateIsStampedByHowLateItIsBeyondTheQuickest() {
    StateInlet inlet = inlet("latency-ms: 2\n");
    hear(inlet, 1, 10, 100, 0.1);
    assertThat(stamp()).isEqualTo(98 * MS);
    hear(inlet, 2, 20, 140, 0.2);
    assertThat(stamp()).isEqualTo(108 * MS);
    assertThat(slot.position(0)).isEqualTo(0.2);
  }

  @Test
  void aStateMayBeStampedAtItsArrival() {
    StateInlet inlet = inlet("stamp: arrival\nlatency-ms: 2\n");
    hear(inlet, 1, 10, 100, 0.1);
    hear(inlet, 2, 20, 140, 0.2);
    assertThat(stamp()).isEqualTo(138 * MS);
  }

  @Test
  void aVelocityThatIsNotSentIsTheDifferenceInTheSendersTime() {
    StateInlet inlet = inlet();
    hear(inlet, 1, 10, 100, 0.1);
    assertThat(velocity()).isZero();
    hear(inlet, 2, 20, 103, 0.2);
    assertThat(velocity()).isCloseTo(10, within(1e-9));
  }

  @Test
  void afterANewBeginningTheOldPositionMakesNoVelocity() {
    StateInlet inlet = inlet();
    hear(inlet, 50, 500, 500, 0.1);
    hear(inlet, 1, 10, 700, 1.9);
    assertThat(velocity()).isZero();
    assertThat(slot.position(0)).isEqualTo(1.9);
  }

  @Test
  void whatIsRefusedChangesNothingAndIsNamed() {
    StateInlet inlet = inlet();
    hear(inlet, 5, 50, 50, 0.1);
    hear(inlet, 5, 60, 60, 0.2);
    hear(inlet, 4, 70, 70, 0.3);
    assertThat(refusals.words())
        .isEqualTo("2 messages refused, the last on cell/arm/state: an old seq");
    inlet.hear(message(Map.of(), "not\nJSON", 80));
    assertThat(refusals.words()).startsWith("3 messages refused").doesNotContain("\n");
    assertThat(inlet.taken()).isEqualTo(1);
    slot.take();
    assertThat(slot.position(0)).isEqualTo(0.1);
  }

  @Test
  void stampsGrowEvenWhenTheLeastDelayFalls() {
    StateInlet inlet = inlet();
    hear(inlet, 1, 10, 110, 0.1);
    hear(inlet, 2, 20, 120, 0.1);
    long before = stamp();
    hear(inlet, 3, 21, 120, 0.1);
    assertThat(stamp()).isGreaterThan(before);
  }

  private StateInlet inlet(String... more) {
    return new StateInlet(
        Arms.config(Arms.TWO_JOINTS, "encoding: json\n", String.join("", more)), slot, refusals);
  }

  private void hear(StateInlet inlet, long sequence, long sentMs, long arrivalMs, double a) {
    Map<String, String> words =
        Map.of("seq", "" + sequence, "t_ns", "" + sentMs * MS, "session", "s");
    inlet.hear(message(words, "{\"position\": [" + a + ", 0]}", arrivalMs));
  }

  private static IncomingMessage message(Map<String, String> words, String text, long arrivalMs) {
    return new IncomingMessage(
        "cell/arm/state",
        text.getBytes(),
        0,
        false,
        "application/json",
        0,
        words,
        "",
        new byte[0],
        arrivalMs * MS);
  }

  private long stamp() {
    slot.take();
    return slot.stampNanos();
  }

  private double velocity() {
    slot.take();
    return slot.velocity(0);
  }
}
