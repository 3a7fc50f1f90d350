package dev.sinew.drivers.mqtt.arm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Instants are ms here; the sender's clock is far from the receiver's.
class SampleGateTest {

  private static final long MS = 1_000_000;
  private static final long SILENCE = 100;
  private static final long OFFSET = 123_456_789;

  private final SampleGate gate = new SampleGate(SILENCE * MS);

  @Test
  void withinASessionTheSequenceAndTheStampGrow() {
    assertThat(offer("a", 5, 10, 10)).isEmpty();
    assertThat(offer("a", 6, 20, 20)).isEmpty();
    assertThat(offer("a", 6, 30, 30)).isEqualTo("a repeated seq");
    assertThat(offer("a", 5, 30, 31)).isEqualTo("an old seq");
    assertThat(offer("a", 7, 20, 32)).isEqualTo("a t_ns that goes back");
    assertThat(offer("a", 9, 33, 33)).isEmpty();
  }

  @Test
  void anotherSessionOrCountBeginsOnlyAfterSilence() {
    assertThat(offer("a", 500, 10, 10)).isEmpty();
    assertThat(gate.begun()).isTrue();
    assertThat(offer("b", 501, 20, 20)).isEqualTo("another session");
    assertThat(offer("a", 501, 30, 30)).isEmpty();
    assertThat(gate.begun()).isFalse();
    assertThat(offer("a", 1, 100, 100)).isEqualTo("an old seq");
    assertThat(offer("a", 1, 129, 129)).isEqualTo("an old seq");
    assertThat(offer("a", 1, 130, 130)).isEmpty();
    assertThat(gate.begun()).isTrue();
    assertThat(offer("b", 1, 230, 230)).isEmpty();
    assertThat(offer("a", 2, 231, 231)).isEqualTo("another session");
  }

  @Test
  void theAgeIsTheDelayOverTheLeast() {
    offer("a", 1, 10, 17);
    assertThat(gate.ageNanos()).isZero();
    offer("a", 2, 20, 40);
    assertThat(gate.ageNanos()).isEqualTo(13 * MS);
    offer("a", 3, 30, 35);
    assertThat(gate.ageNanos()).isZero();
    offer("a", 4, 40, 46);
    assertThat(gate.ageNanos()).isEqualTo(1 * MS);
  }

  @Test
  void aMessageFromTheFutureIsRefusedAndTeachesNothing() {
    offer("a", 1, 10, 10);
    assertThat(offer("a", 2, 1100, 20)).isEqualTo("a t_ns in the future");
    assertThat(offer("a", 2, 30, 30)).isEmpty();
    assertThat(gate.ageNanos()).isZero();
  }

  /// A sender that is 100 ppm slow for an hour at 1 Hz.
  @Test
  void aDriftOfTheClocksAddsTwoMillisecondsAtMost() {
    SenderClock clock = new SenderClock();
    long worst = 0;
    for (long s = 0; s < 3600; s++) {
      long arrival = s * 1_000_000_000;
      long sender = arrival - s * 100_000;
      worst = Math.max(worst, clock.ageNanos(sender, arrival));
      clock.note(sender, arrival);
    }
    assertThat(worst).isBetween(1_000_000L, 2_000_000L);
  }

  /// Whatever comes: what passes is ordered, and its age neither negative nor more than the time
  /// since the first.
  @Property(seed = "20251121", tries = 500)
  void whatPassesIsInOrder(
      @ForAll @Size(max = 40) java.util.List<@IntRange(min = 0, max = 20) Integer> sequences,
      @ForAll @Size(min = 40, max = 40) java.util.List<@LongRange(min = 0, max = 60) Long> stamps) {
    SampleGate property = new SampleGate(Long.MAX_VALUE);
    long lastSequence = -1;
    long lastStamp = -1;
    for (int i = 0; i < sequences.size(); i++) {
      Sample sample = sample("a", sequences.get(i), stamps.get(i));
      if (!property.admit(sample, i * MS)) continue;
      assertThat(sample.sequence()).isGreaterThan(lastSequence);
      assertThat(sample.senderNanos()).isGreaterThan(lastStamp);
      assertThat(property.ageNanos()).isBetween(0L, i * MS);
      lastSequence = sample.sequence();
      lastStamp = sample.senderNanos();
    }
  }

  private String offer(String session, long sequence, long sentMs, long arrivalMs) {
    boolean passed = gate.admit(sample(session, sequence, OFFSET + sentMs), arrivalMs * MS);
    assertThat(passed).isEqualTo(gate.refusal().isEmpty());
    return gate.refusal();
  }

  private static Sample sample(String session, long sequence, long sentMs) {
    return new Sample(session, sequence, sentMs * MS, 0, new double[0], Sample.NO_RATES);
  }
}
