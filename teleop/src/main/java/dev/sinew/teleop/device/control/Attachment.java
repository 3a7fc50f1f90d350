package dev.sinew.teleop.device.control;

import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/// Keeps one device open. When it is lost it is looked for in the background, once a second, until
/// it is back: the teleoperation thread never waits for it.
///
/// **Thread.** One, [#trouble] apart.
public final class Attachment<D extends AutoCloseable> implements AutoCloseable {

  private static final long PAUSE_NANOS = 1_000_000_000;

  /// How a device is opened.
  @FunctionalInterface
  public interface Opening<D> {

    /// @throws IOException in one line, with what would help
    D open() throws IOException;
  }

  private final Opening<D> opening;
  private final Executor background;
  private final Clock clock;
  private final AtomicReference<D> arrived = new AtomicReference<>();
  private volatile String trouble = "";
  private volatile boolean searching;
  private volatile boolean closed;
  private long searchedNanos;
  private D device;

  /// @param device opened before
  /// @param background runs the search for a lost device
  public Attachment(D device, Opening<D> opening, Executor background, Clock clock) {
    this.device = device;
    this.opening = opening;
    this.background = background;
    this.clock = clock;
  }

  /// One daemon thread a search.
  public static Executor threads() {
    return search -> Thread.ofPlatform().name("teleop-search").daemon().start(search);
  }

  /// The device, null while it is gone; starts the next search when one is due.
  public D device() {
    if (device != null) return device;
    device = arrived.getAndSet(null);
    if (device != null) trouble = "";
    else if (!searching && clock.nanos() - searchedNanos >= PAUSE_NANOS) search();
    return device;
  }

  /// Lets go of the device.
  ///
  /// @param why one clause
  public void lost(String why) {
    release(device);
    device = null;
    trouble = why;
    searchedNanos = clock.nanos();
  }

  /// Empty while the device is there.
  public String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    closed = true;
    release(device);
    release(arrived.getAndSet(null));
    device = null;
    trouble = "closed";
  }

  private void search() {
    if (closed) return;
    searching = true;
    searchedNanos = clock.nanos();
    background.execute(
        () -> {
          try {
            arrived.set(opening.open());
            if (closed) release(arrived.getAndSet(null));
          } catch (IOException e) {
            trouble = e.getMessage();
          } finally {
            searching = false;
          }
        });
  }

  private static void release(AutoCloseable device) {
    if (device == null) return;
    try {
      device.close();
    } catch (Exception e) {
      throw new IllegalStateException(e); // none of these devices throws when it is closed
    }
  }
}
