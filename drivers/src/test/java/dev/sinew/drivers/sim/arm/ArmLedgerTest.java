package dev.sinew.drivers.sim.arm;

import static dev.sinew.drivers.sim.arm.Arms.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.sim.arm.ArmLedger.Limit;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArmLedgerTest {

  private final ArmConfig config = Arms.config(Arms.TWO_JOINTS);
  private final ArmBody body = new ArmBody(config.robot().joints(), config.responseNanos());
  private final ArmLedger ledger = new ArmLedger(config.robot());
  private long now;

  ArmLedgerTest() {
    ledger.begin(body);
  }

  @Test
  void theFirstCommandIsMeasuredFromThePoseAtRest() {
    tell(1e-6);
    assertThat(ledger.largestStep(0)).isEqualTo(1e-6);
    assertThat(ledger.largestVelocity(0)).isCloseTo(1e-3, within(1e-15));
    assertThat(ledger.largestAcceleration(0)).isCloseTo(1, within(1e-12));
    assertThat(ledger.largestJerk(0)).isCloseTo(1000, within(1e-9));
    assertThat(ledger.limitBreaks()).isZero();
    assertThat(ledger.largestStep(1)).isZero();
  }

  /// 5000 rad/s^3 for 1 ms moves 5e-6 rad.
  @Test
  void exactlyTheLimitIsNoBreakAndMoreIs() {
    tell(5e-6);
    assertThat(ledger.limitBreaks()).isZero();
    ledger.begin(body);
    tell(5.01e-6);
    assertThat(ledger.breaks(Limit.JERK)).isEqualTo(1);
    assertThat(ledger.limitBreaks()).isEqualTo(1);
  }

  @Test
  void everyKindOfBreakIsCountedByItself() {
    tell(0.01);
    assertThat(ledger.breaks(Limit.VELOCITY)).isEqualTo(1);
    assertThat(ledger.breaks(Limit.ACCELERATION)).isEqualTo(1);
    assertThat(ledger.breaks(Limit.JERK)).isEqualTo(1);
    assertThat(ledger.breaks(Limit.POSITION)).isZero();
    tell(2.5);
    assertThat(ledger.breaks(Limit.POSITION)).isEqualTo(1);
    tell(Double.NaN);
    tell(Double.POSITIVE_INFINITY);
    assertThat(ledger.breaks(Limit.FINITE)).isEqualTo(2);
  }

  @Test
  void theLongestSilenceIsBetweenTwoCommandsOfOneEpisode() {
    now = 900 * MS;
    tell(0);
    now += 6 * MS;
    tell(0);
    tell(0);
    assertThat(ledger.longestSilenceNanos()).isEqualTo(7 * MS);
    ledger.begin(body);
    now += 500 * MS;
    tell(0);
    assertThat(ledger.longestSilenceNanos()).isEqualTo(7 * MS);
  }

  /// Sped up to 0.5 rad/s; then two commands are sent that never arrive, and two that are not sent.
  @Test
  void aLossUnderWayIsNotTheCommandersBreakButAJumpIs() {
    for (int i = 1; i <= 200; i++) tell(1.25 * i * i * 1e-6);
    assertThat(ledger.largestAcceleration(0)).isCloseTo(2.5, within(1e-6));
    ledger.received(now += 3 * MS, new double[] {0.0515, 0}, 3);
    for (int i = 1; i <= 3; i++) tell(0.0515 + i * 0.0005);
    assertThat(ledger.limitBreaks()).isZero();
    assertThat(ledger.largestVelocity(0)).isCloseTo(0.5, within(1e-6));
    tell(0.053 + 3 * 0.0005);
    assertThat(ledger.breaks(Limit.ACCELERATION)).isEqualTo(1);
  }

  /// A trajectory added up from jerks of at most 5000 rad/s^3, too short to reach another limit.
  @Property(seed = "1", tries = 100)
  void aMotionInsideTheLimitsBreaksNone(@ForAll long seed) {
    ArmLedger fresh = new ArmLedger(config.robot());
    fresh.begin(body);
    Random random = new Random(seed);
    double q = 0;
    double v = 0;
    double a = 0;
    for (int i = 1; i <= 400; i++) {
      a = Math.clamp(a + 5 * (2 * random.nextDouble() - 1), -4, 4);
      v += a * 1e-3;
      q += v * 1e-3;
      fresh.received(i * MS, new double[] {q, 0}, 1);
    }
    assertThat(fresh.limitBreaks()).isZero();
    assertThat(fresh.largestJerk(0)).isBetween(4000.0, 5001.0);
  }

  @Test
  void oneLineOfJsonSaysItAll() {
    tell(5e-6);
    assertThat(ledger.json())
        .startsWith(
            "{\"commands\":1,\"longest_silence_ms\":0.0,\"watchdog_trips\":0,\"limit_breaks\":0,"
                + "\"breaks\":{\"finite\":0,\"position\":0,\"velocity\":0,\"acceleration\":0,"
                + "\"jerk\":0},\"joints\":{\"a\":{\"step\":5.0E-6,\"velocity\":[")
        .endsWith("]}}}")
        .doesNotContain("\n");
  }

  private void tell(double a) {
    ledger.received(now += MS, new double[] {a, 0}, 1);
  }
}
