package dev.sinew.drivers.camera;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.CameraHealth;
import dev.sinew.runtime.port.PacingCamera;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A camera whose source is read on a thread of its own; the newest picture wins.
///
/// What it finds and counts ([#health]):
///
/// - dropped pictures: gaps in the source's count, or, where it has none, in its stamps (more than
/// 1.5 periods); also pictures whose stamp goes back or lies in the future, which are refused. The
/// frames' own numbers have the same gaps;
/// - frozen ones: equal in every pixel to the one before, so many times in a row as the section
/// says; those are held back, so that a frozen camera's newest frame grows old;
/// - damaged ones;
/// - a lost device: it is opened again, after 0.1 s at first and 3.2 s at last, and must have the
/// same identity and give pictures of the same size. A source that gives no good picture for two
/// seconds (ten periods, if that is longer) is taken for lost.
///
/// Only opening throws.
public final class BackgroundCamera implements PacingCamera {

  /// Beyond the deadline that the reader keeps itself.
  private static final long HANG_NANOS = 1_000_000_000;

  private static final long END_MILLIS = 2000;

  private final CameraSpec spec;
  private final CameraTally tally = new CameraTally();
  private final CameraReader reader;
  private final PictureChain transform;
  private final Thread thread;
  private final Object news = new Object();
  private Frame newest;
  private String failure;
  private long takenNumber = -1;
  private volatile boolean closed;

  private BackgroundCamera(
      CameraSpec spec,
      String device,
      CameraKeys keys,
      SourceOpener opener,
      List<PictureTransform> transforms,
      Clock clock) {
    this.spec = spec;
    transform = PictureChain.of(transforms, keys.rotate());
    reader = new CameraReader(device, keys, opener, transform, tally, clock);
    thread = Thread.ofPlatform().daemon().name("reader " + spec.name()).unstarted(this::run);
  }

  /// Opens a camera and waits for its first good frame.
  ///
  /// @param spec of the frames as delivered: [CameraKeys#spec]
  /// @param section the camera's, for complaints
  /// @param device as the section names it, for complaints: a URL, a path; nothing secret
  /// @param transforms applied to every picture in this order, before the section's rotation;
  ///     closed with the camera
  /// @throws dev.sinew.runtime.config.ConfigException when it is not there, gives another size, or
  ///     gives no good picture within `max-first-frame-ms`
  public static BackgroundCamera open(
      CameraSpec spec,
      ConfigSection section,
      String device,
      CameraKeys keys,
      SourceOpener opener,
      List<PictureTransform> transforms,
      Clock clock) {
    BackgroundCamera camera = new BackgroundCamera(spec, device, keys, opener, transforms, clock);
    camera.thread.start();
    String failure = camera.awaitFirst(device, keys.maxFirstFrameNanos() + HANG_NANOS);
    if (failure == null) return camera;
    camera.close();
    throw section.problem("", failure);
  }

  /// The reader keeps the deadline; here is the one of an opener that hangs.
  ///
  /// @return what went wrong, or null
  private String awaitFirst(String device, long patienceNanos) {
    await(patienceNanos, () -> newest != null || failure != null);
    synchronized (news) {
      if (newest != null) return null;
      if (failure != null) return failure;
      return "%s: does not answer within %.0f ms".formatted(device, patienceNanos * 1e-6);
    }
  }

  private void run() {
    try (transform) {
      publish(reader.first());
      while (!closed && !reader.ended()) {
        Frame frame = reader.next();
        if (frame != null) publish(frame);
      }
    } catch (IOException e) {
      fail(e.getMessage());
    } catch (RuntimeException | Error e) {
      fail("the reader failed: " + e);
    }
  }

  private void publish(Frame frame) {
    synchronized (news) {
      newest = frame;
      news.notifyAll();
    }
  }

  private void fail(String why) {
    tally.trouble(why);
    synchronized (news) {
      failure = why;
      news.notifyAll();
    }
  }

  @Override
  public CameraSpec spec() {
    return spec;
  }

  @Override
  public boolean awaitFrame(long timeoutNanos) {
    return await(timeoutNanos, () -> newest.sequence() != takenNumber);
  }

  @Override
  public Frame capture() {
    synchronized (news) {
      takenNumber = newest.sequence();
      return newest;
    }
  }

  @Override
  public CameraHealth health() {
    return tally.health();
  }

  @Override
  public Map<String, String> facts() {
    return reader.facts();
  }

  /// Waits for the reader's end, but leaves one behind that hangs in its device.
  @Override
  public void close() {
    closed = true;
    reader.close();
    thread.interrupt();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean await(long timeoutNanos, Condition condition) {
    long limit = System.nanoTime() + timeoutNanos;
    synchronized (news) {
      while (!condition.holds()) {
        long left = limit - System.nanoTime();
        if (left <= 0) return false;
        try {
          news.wait(left / 1_000_000, (int) (left % 1_000_000));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }

  private interface Condition {
    boolean holds();
  }
}
