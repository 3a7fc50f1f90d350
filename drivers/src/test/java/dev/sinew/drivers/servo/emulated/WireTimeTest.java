package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When answers are there, on a virtual clock.
class WireTimeTest {

  private static final int SYNC_READ = 0x82;
  private static final int SYNC_WRITE = 0x83;
  private static final long BYTE_NANOS = 10_000;

  private static Host six() {
    EmulatedServo[] servos = new EmulatedServo[6];
    for (int i = 0; i < 6; i++) servos[i] = Host.sts3215(i + 1);
    return Host.sts(servos);
  }

  /// From the request to the last byte of the answer.
  private static long nanos(Host host, int answer, int id, int code, int... params)
      throws Exception {
    long start = host.clock.nanos();
    host.tell(id, code, params);
    assertThat(host.line.read(new byte[answer], 0, answer, start + 1_000_000_000))
        .isEqualTo(answer);
    return host.clock.nanos() - start;
  }

  @Test
  void anAnswerIsThereAfterRequestDelayAndItsOwnTimeOnTheWire() throws Exception {
    Host host = six();
    assertThat(nanos(host, 6, 1, 1)).isEqualTo(6 * BYTE_NANOS + 500_000 + 6 * BYTE_NANOS);
    host.write(1, 7, 1, 10);
    assertThat(nanos(host, 6, 1, 1)).isEqualTo(6 * BYTE_NANOS + 20_000 + 6 * BYTE_NANOS);
  }

  @Test
  void atASlowerSpeedEverythingTakesLonger() throws Exception {
    VirtualClock clock = new VirtualClock();
    EmulatedBus bus =
        EmulatedBus.inProcess(BusFamily.DYNAMIXEL_2, List.of(Host.xl330(1)), 57_600, clock);
    byte[] ping = {-1, -1, (byte) 0xFD, 0, 1, 3, 0, 1, 0x19, 0x4E};
    bus.host().write(ping, 0, ping.length);
    assertThat(bus.host().read(new byte[14], 0, 14, 1_000_000_000)).isEqualTo(14);
    assertThat(clock.nanos()).isEqualTo(24 * 173_611L + 500_000);
  }

  @Test
  void sixServosAtOneMegabaudAreReadAndSentAHundredTimesASecondWithRoom() throws Exception {
    Host host = six();
    for (int id = 1; id <= 6; id++) host.write(id, 7, 1, 0);
    long read = nanos(host, 6 * 21, Host.EVERYBODY, SYNC_READ, 56, 15, 1, 2, 3, 4, 5, 6);
    assertThat(read).isEqualTo((14 + 6 * 21) * BYTE_NANOS);
    host.tell(
        Host.EVERYBODY, SYNC_WRITE, 42, 2, 1, 0, 8, 2, 0, 8, 3, 0, 8, 4, 0, 8, 5, 0, 8, 6, 0, 8);
    long cycle = read + nanos(host, 6, 1, 1) - 2 * 6 * BYTE_NANOS;
    System.out.printf(
        "six servos at 1 Mbaud: %.2f ms to read, %.2f ms to read and write, %.0f Hz%n",
        read * 1e-6, cycle * 1e-6, 1e9 / cycle);
    assertThat(cycle).isEqualTo((14 + 6 * 21 + 8 + 6 * 3) * BYTE_NANOS);
    assertThat(cycle).isLessThan(10_000_000 / 4);
  }

  @Test
  void aPingOfEverybodyTakesThreeMillisecondsForEachPossibleId() throws Exception {
    Host host = Host.sts(Host.sts3215(100));
    assertThat(nanos(host, 6, Host.EVERYBODY, 1))
        .isEqualTo(12 * BYTE_NANOS + 500_000 + 100 * 3_000_000L);
  }
}
