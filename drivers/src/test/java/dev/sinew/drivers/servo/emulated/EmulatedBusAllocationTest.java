package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a cycle of reading and writing costs in memory on the thread that speaks to the bus: in
/// rounds, of which the cheapest counts, as the JVM loads and compiles on the thread's account.
class EmulatedBusAllocationTest {

  private static final int ROUNDS = 40;
  private static final int CYCLES = 50;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final byte[] answer = new byte[1024];

  @Test
  void aCycleOnAFeetechBusAllocatesNothing() throws IOException {
    Host host =
        Host.sts(IntStream.rangeClosed(1, 6).mapToObj(Host::sts3215).toArray(EmulatedServo[]::new));
    byte[] read = host.packet(Host.EVERYBODY, 0x82, 56, 15, 1, 2, 3, 4, 5, 6);
    byte[] write = host.packet(Host.EVERYBODY, 0x83, 42, 2, 1, 0, 8, 2, 0, 7, 3, 0, 6);
    assertThat(least(host, read, 6 * 21, write)).isZero();
  }

  @Test
  void aCycleOnADynamixelBusAllocatesNothing() throws IOException {
    Host host = Host.x(Host.xl330(1), Host.xl330(2));
    byte[] read = host.packet(Host.EVERYBODY, 0x8A, 126, 0, 10, 0, 1, 2);
    byte[] write = host.packet(Host.EVERYBODY, 0x83, 116, 0, 4, 0, 1, 0, 8, 0, 0, 2, 0, 7, 0, 0);
    assertThat(least(host, read, 8 + 2 * 14, write)).isZero();
  }

  private long least(Host host, byte[] read, int length, byte[] write) throws IOException {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CYCLES; i++) {
        host.line.write(read, 0, read.length);
        int got = host.line.read(answer, 0, length, host.clock.nanos() + 10_000_000);
        if (got != length) throw new AssertionError(got);
        host.line.write(write, 0, write.length);
        host.pass(7);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
