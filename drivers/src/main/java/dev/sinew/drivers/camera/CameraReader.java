package dev.sinew.drivers.camera;

import dev.sinew.drivers.retry.Backoff;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;

/// Reads a source, and opens it again when it was lost, was silent, or gave nothing but rejects for
/// too long. Confined to the reader's thread, but for [#close], [#facts] and what the tally tells.
final class CameraReader implements AutoCloseable {

  private static final long FIRST_WAIT_NANOS = 100_000_000;
  private static final long LONGEST_WAIT_NANOS = 3_200_000_000L;

  private static final long LEAST_PATIENCE_NANOS = 2_000_000_000L;
  private static final int PATIENCE_PERIODS = 10;
  private static final long LONGEST_READ_NANOS = 100_000_000;

  private final String device;
  private final CameraKeys keys;
  private final SourceOpener opener;
  private final PictureTransform transform;
  private final Clock clock;
  private final CameraTally tally;
  private final FrameGate gate;
  private final Backoff backoff = new Backoff(FIRST_WAIT_NANOS, LONGEST_WAIT_NANOS);
  private final long patienceNanos;
  private volatile FrameSource source;
  private volatile Map<String, String> facts = Map.of();
  private volatile boolean closed;
  private volatile boolean ended;
  private String identity;
  private long goodNanos;
  private boolean away;

  /// @param device as the section names it: a URL, a path; nothing secret
  CameraReader(
      String device,
      CameraKeys keys,
      SourceOpener opener,
      PictureTransform transform,
      CameraTally tally,
      Clock clock) {
    this.device = device;
    this.keys = keys;
    this.opener = opener;
    this.transform = transform;
    this.tally = tally;
    this.clock = clock;
    gate = new FrameGate(keys, tally, clock);
    patienceNanos = Math.max(LEAST_PATIENCE_NANOS, PATIENCE_PERIODS * keys.periodNanos());
  }

  /// Opens the source and waits for the first good frame.
  ///
  /// @throws IOException when it is not there, ends, gives another size, or no good picture in time
  Frame first() throws IOException {
    long limit = clock.nanos() + keys.maxFirstFrameNanos();
    connect();
    while (clock.nanos() < limit && !closed) {
      try {
        Frame frame = read(limit - clock.nanos());
        if (frame != null) return frame;
      } catch (DamagedPictureException e) {
        tally.damaged(e.getMessage());
      }
    }
    String why = tally.health().trouble();
    throw new IOException(
        "%s: no good picture within %.0f ms%s"
            .formatted(device, keys.maxFirstFrameNanos() * 1e-6, why.isEmpty() ? "" : ": " + why));
  }

  /// The next frame, an attempt to find the device again, or a while of nothing. Throws nothing.
  ///
  /// @return null when there is none
  Frame next() {
    try {
      if (source == null) connectAgain();
      Frame frame = source == null ? null : read(patienceNanos);
      if (frame == null && source != null && clock.nanos() - goodNanos > patienceNanos) {
        String why = tally.health().trouble();
        lose(why.isEmpty() ? "%s: silent".formatted(device) : why);
      }
      return frame;
    } catch (DamagedPictureException e) {
      tally.damaged(e.getMessage());
    } catch (EOFException e) {
      lose(e.getMessage());
      ended = true;
    } catch (IOException | RuntimeException e) {
      lose(e.getMessage() == null ? e.toString() : e.getMessage());
    }
    return null;
  }

  /// Whether there will be no frame any more.
  boolean ended() {
    return ended;
  }

  /// Of the source that was opened last. Any thread.
  Map<String, String> facts() {
    return facts;
  }

  private Frame read(long limitNanos) throws IOException {
    Picture picture = source.read(Math.min(LONGEST_READ_NANOS, limitNanos));
    if (picture == null) return null;
    mustHaveSize(picture);
    Frame frame = gate.pass(transform.apply(picture));
    if (frame == null) return null;
    goodNanos = clock.nanos();
    if (away) found();
    return frame;
  }

  private void mustHaveSize(Picture picture) throws IOException {
    if (picture.width() != keys.width() || picture.height() != keys.height())
      throw new IOException(
          "%s: gives %dx%d px, must be %dx%d"
              .formatted(device, picture.width(), picture.height(), keys.width(), keys.height()));
  }

  private void connect() throws IOException {
    FrameSource opened = opener.open();
    String found = opened.identity();
    if (identity == null) identity = found;
    if (!identity.equals(found)) {
      opened.close();
      throw new IOException(
          "another device answers at %s: %s, expected %s".formatted(device, found, identity));
    }
    facts = Map.copyOf(opened.facts());
    goodNanos = clock.nanos();
    source = opened;
    if (closed) opened.close();
  }

  private void connectAgain() throws IOException {
    clock.sleepUntil(clock.nanos() + backoff.next());
    if (closed) return;
    connect();
    gate.resume();
    away = true;
  }

  private void found() {
    away = false;
    backoff.reset();
    tally.reconnected();
  }

  private void lose(String why) {
    tally.trouble(why);
    FrameSource lost = source;
    source = null;
    if (lost != null) lost.close();
  }

  /// Any thread; ends a read that waits.
  @Override
  public void close() {
    closed = true;
    FrameSource open = source;
    if (open != null) open.close();
  }
}
