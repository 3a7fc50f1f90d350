package dev.sinew.drivers.camera.v4l2;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.decode.PictureDecoder;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// A device that gives pictures. A reader that comes late gets the newest; those before it are
/// missing from the sequence.
final class V4l2Source implements FrameSource {

  private final VideoDevice device;
  private final Clock clock;
  private final PictureDecoder decoder;
  private final String identity;
  private final Arena arena = Arena.ofShared();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final ReentrantLock reading = new ReentrantLock();
  private final BufferRing ring;
  private volatile boolean closed;

  /// Sets the device up and starts it. Its settings are locked after the start, because there are
  /// cameras that forget them when they start.
  ///
  /// @param device closed with this source, and when this fails
  /// @param known facts and identity, from the opener
  /// @throws IOException in one line when it does not give what is asked for
  V4l2Source(
      VideoDevice device,
      V4l2Config config,
      String identity,
      Map<String, String> known,
      Clock clock)
      throws IOException {
    this.device = device;
    this.clock = clock;
    this.identity = identity;
    facts.putAll(known);
    try {
      int bytesPerLine = new CaptureSetup(device, config, arena).apply(facts);
      ring = BufferRing.start(device, arena);
      facts.put("stamps", ring.stamps());
      new ControlDesk(device, arena).lock(config.controls(), facts);
      decoder =
          PictureDecoder.of(
              config.format().packets(), config.width(), config.height(), bytesPerLine);
    } catch (IOException | RuntimeException e) {
      release();
      throw e;
    }
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    reading.lock();
    try {
      if (closed) return null;
      return switch (device.await(timeoutNanos)) {
        case READY -> newest();
        case NOTHING -> null;
        case GONE -> throw Errno.problem(device.path(), "lost", Errno.ENODEV.number());
      };
    } finally {
      reading.unlock();
    }
  }

  private Picture newest() throws IOException {
    Packet packet = ring.newest();
    if (packet == null) return null;
    try {
      return picture(packet);
    } finally {
      ring.giveBack(packet.index());
    }
  }

  private Picture picture(Packet packet) throws IOException {
    if (packet.isCorrupt())
      throw new DamagedPictureException(
          device.path() + ": the camera says that a picture is not whole");
    return decoder.decode(
        packet.bytes(),
        packet.isMonotonic() ? packet.stampNanos() : clock.nanos(),
        packet.sequence());
  }

  @Override
  public Map<String, String> facts() {
    return Map.copyOf(facts);
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void close() {
    closed = true;
    device.wake();
    reading.lock();
    try {
      if (!arena.scope().isAlive()) return;
      ring.stop();
      decoder.close();
      release();
    } finally {
      reading.unlock();
    }
  }

  private void release() {
    device.close();
    arena.close();
  }
}
