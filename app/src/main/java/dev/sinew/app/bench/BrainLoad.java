package dev.sinew.app.bench;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.loop.PacedThread;
import java.util.concurrent.atomic.AtomicLong;

/// A busy brain in this JVM: small objects at 400 MB/s, most of which die young and the rest of
/// which form a live set of about 100 MB that is replaced all the time; a camera frame of 0.9 MB
/// every 10 ms; and one thread that never sleeps.
final class BrainLoad implements AutoCloseable {

  private static final long PERIOD_NANOS = 10_000_000;
  private static final int BYTES_PER_PERIOD = 4_000_000;
  private static final int FRAME_BYTES = 640 * 480 * 3;
  private static final int FRAMES_KEPT = 4;
  private static final int OBJECTS_KEPT = 600_000;
  private static final int KEPT_EVERY = 4;
  private static final int SMALLEST = 16;
  private static final int SIZES = 256;
  private static final int HEADER_BYTES = 16;

  private final byte[][] objects = new byte[OBJECTS_KEPT][];
  private final byte[][] frames = new byte[FRAMES_KEPT][];
  private final PacedThread allocator;
  private final Thread spinner;
  private final AtomicLong allocated = new AtomicLong();
  private final Clock clock;
  private final long beginNanos;
  private volatile boolean running = true;
  private int next;
  private int count;
  private int frame;
  private volatile long sink;

  BrainLoad(Clock clock) {
    this.clock = clock;
    beginNanos = clock.nanos();
    allocator =
        new PacedThread(
            "brain", clock, beginNanos, PERIOD_NANOS, (due, skipped) -> allocate(), () -> {});
    spinner = Thread.ofPlatform().name("busy").unstarted(this::spin);
  }

  BrainLoad start() {
    allocator.start();
    spinner.start();
    return this;
  }

  /// What it reached so far.
  double bytesPerSecond() {
    return allocated.get() / ((clock.nanos() - beginNanos) * 1e-9);
  }

  @Override
  public void close() {
    running = false;
    allocator.close();
    while (spinner.isAlive()) Thread.onSpinWait();
  }

  private void allocate() {
    int bytes = 0;
    while (bytes < BYTES_PER_PERIOD) {
      byte[] object = new byte[SMALLEST + (count * 31) % SIZES];
      if (count++ % KEPT_EVERY == 0) {
        objects[next] = object;
        next = (next + 1) % OBJECTS_KEPT;
      }
      bytes += HEADER_BYTES + object.length;
      sink += object.length;
    }
    frames[frame++ % FRAMES_KEPT] = new byte[FRAME_BYTES];
    allocated.addAndGet(bytes + FRAME_BYTES);
  }

  private void spin() {
    long x = 1;
    while (running) x = x * 6364136223846793005L + 1442695040888963407L;
    sink += x;
  }
}
