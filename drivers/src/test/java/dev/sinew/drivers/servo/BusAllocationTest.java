package dev.sinew.drivers.servo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.servo.fake.FakeDynamixel;
import dev.sinew.drivers.servo.fake.FakeFeetech;
import dev.sinew.drivers.servo.fake.FakeServos;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.drivers.servo.feetech.FeetechRegisters;
import dev.sinew.runtime.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A bus thread reads and writes for hours.
class BusAllocationTest {

  private static final int TICKS = 5_000;
  private static final int ROUNDS = 10;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private enum Kind {
    STS(BusFamily.FEETECH_STS),
    SCS(BusFamily.FEETECH_SCS),
    DYNAMIXEL_FAST(BusFamily.DYNAMIXEL_2),
    DYNAMIXEL_IN_TURN(BusFamily.DYNAMIXEL_2);

    final BusFamily family;

    Kind(BusFamily family) {
      this.family = family;
    }

    FakeServos servos() {
      FakeDynamixel dynamixels = new FakeDynamixel();
      dynamixels.fast = this == DYNAMIXEL_FAST;
      FakeServos servos =
          switch (this) {
            case STS -> new FakeFeetech(FeetechRegisters.STS, false);
            case SCS -> new FakeFeetech(FeetechRegisters.SCS, true);
            case DYNAMIXEL_FAST, DYNAMIXEL_IN_TURN -> dynamixels;
          };
      for (int id = 1; id <= 6; id++) servos.add(id, 777, 1);
      return servos;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCycleAllocatesNothing(Kind kind) throws BusException {
    ServoBus bus = kind.family.open(new Recorded(kind.servos()), new VirtualClock(), 3);
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) allocated = round(bus, false);
    assertThat(allocated).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void noMoreDoesOneInWhichAServoIsMissing(Kind kind) throws BusException {
    FakeServos servos = kind.servos();
    servos.remove(4);
    ServoBus bus = kind.family.open(new Recorded(servos), new VirtualClock(), 3);
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) allocated = round(bus, true);
    assertThat(allocated).isZero();
  }

  private long round(ServoBus bus, boolean missing) throws BusException {
    ServoSamples samples = new ServoSamples(1, 2, 3, 4, 5, 6);
    int[] ids = {1, 2, 3, 4, 5, 6};
    int[] goals = {9, 8, 7, 6, 5, 4};
    int answered = 0;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int tick = 0; tick < TICKS; tick++) {
      answered += bus.readPresent(samples);
      if (!missing) bus.writeGoals(ids, goals);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(answered).isEqualTo((missing ? 5 : 6) * TICKS);
    return allocated;
  }

  /// Gives the answers of the fake servos again, without asking them twice.
  private static final class Recorded implements SerialLine {

    private final FakeServos servos;
    private final int[] hashes = new int[64];
    private final byte[][] cached = new byte[64][];
    private int known;
    private byte[] current = new byte[0];
    private int at;

    Recorded(FakeServos servos) {
      this.servos = servos;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      int hash = 1;
      for (int i = 0; i < length; i++) hash = 31 * hash + from[offset + i];
      at = 0;
      for (int i = 0; i < known; i++)
        if (hashes[i] == hash) {
          current = cached[i];
          return;
        }
      current = all(Arrays.copyOfRange(from, offset, offset + length));
      hashes[known] = hash;
      cached[known++] = current;
    }

    private byte[] all(byte[] request) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      servos.answer(request).forEach(all::writeBytes);
      return all.toByteArray();
    }

    @Override
    public int read(byte[] into, int offset, int length, long deadlineNanos) {
      int count = Math.min(length, current.length - at);
      System.arraycopy(current, at, into, offset, count);
      at += count;
      return count;
    }

    @Override
    public void discardInput() {}

    @Override
    public int baud() {
      return 1_000_000;
    }

    @Override
    public String name() {
      return "recorded";
    }

    @Override
    public void close() {}
  }
}
