package dev.sinew.drivers.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A bus thread reads and writes for hours.
class LineAllocationTest {

  private static final int TRANSFERS = 2_000;
  private static final int ROUNDS = 30;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final byte[] bytes = new byte[20];

  @Test
  void aTransferThroughAPortAllocatesNothing() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/ptmx")), "needs pseudo-terminals (Linux)");
    try (PseudoTerminal near = PseudoTerminal.open();
        SerialLine far = SerialPorts.open(near.path(), 1_000_000)) {
      assertThat(best(near, far)).isZero();
    }
  }

  @Test
  void aTransferInsideTheProcessAllocatesNothing() throws IOException {
    try (LinePair pair = new LinePair("inside", 1_000_000, new MonotonicClock())) {
      assertThat(best(pair.device(), pair.host())).isZero();
    }
  }

  /// In rounds: while the JVM still loads and compiles, it allocates on the thread's account.
  private long best(SerialLine near, SerialLine far) throws IOException {
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) allocated = round(near, far);
    return allocated;
  }

  private long round(SerialLine near, SerialLine far) throws IOException {
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TRANSFERS; i++) {
      far.discardInput();
      far.write(bytes, 0, 15);
      if (near.read(bytes, 0, 15, System.nanoTime() + 10_000_000_000L) != 15) return -1;
      near.write(bytes, 0, 20);
      if (far.read(bytes, 0, 20, System.nanoTime() + 10_000_000_000L) != 20) return -1;
      if (far.read(bytes, 0, 1, System.nanoTime() - 1) != 0) return -1;
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
