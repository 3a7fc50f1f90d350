package dev.sinew.app.record;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// One camera's frames as `sensor_msgs/CompressedImage`, with their capture stamps. The camera
/// thread puts them in a short queue; a thread of its own encodes them. A full queue drops the new
/// frame and counts it; its number is missing in the file, no other frame takes its place.
final class CameraTrack implements FrameTap, PacedStep, AutoCloseable {

  private static final String SCHEMA = "sensor_msgs/msg/CompressedImage";

  /// How long a stall of encoder or disk may be before a frame is lost, where memory allows it.
  private static final long WAITING_NANOS = 1_000_000_000;

  private static final int LEAST_WAITING = 8;

  /// Of memory for a camera's waiting frames, unless the fewest need more.
  private static final long WAITING_BYTES = 32 << 20;

  private final EpisodeFile file;
  private final CameraSpec camera;
  private final StillCodec codec;
  private final long offsetNanos;
  private final int channel;
  private final StillEncoder encoder;
  private final BlockingQueue<Frame> queue;
  private final AtomicLong dropped = new AtomicLong();
  private final MessageOutput out = new CdrOutput(1024);

  CameraTrack(EpisodeFile file, CameraSpec camera, StillCodec codec, long offsetNanos)
      throws IOException {
    this.file = file;
    this.camera = camera;
    this.codec = codec;
    this.offsetNanos = offsetNanos;
    queue = new ArrayBlockingQueue<>(waiting(camera));
    encoder = new StillEncoder(codec, camera.width(), camera.height());
    channel =
        file.channel(
            EpisodeFormat.CAMERA + camera.name(), SCHEMA, Map.of("encoding", codec.word()));
  }

  private static int waiting(CameraSpec camera) {
    long frames = WAITING_NANOS / camera.periodNanos();
    long fitting = WAITING_BYTES / (3L * camera.width() * camera.height());
    return (int) Math.max(LEAST_WAITING, Math.min(frames, fitting));
  }

  String camera() {
    return camera.name();
  }

  @Override
  public void captured(Frame frame) {
    if (!queue.offer(frame)) dropped.incrementAndGet();
  }

  /// Frames lost because encoder or disk were too slow. Any thread.
  long dropped() {
    return dropped.get();
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    for (Frame frame = queue.poll(); frame != null; frame = queue.poll()) write(frame);
  }

  private void write(Frame frame) {
    byte[] image;
    try {
      image = encoder.encode(frame);
    } catch (IOException e) {
      throw new UncheckedIOException("camera " + camera.name() + ": " + e.getMessage(), e);
    }
    out.begin()
        .time(frame.stampNanos() + offsetNanos)
        .string(camera.name())
        .string(codec.word())
        .sequence(image.length)
        .bytes(image, 0, image.length);
    file.add(channel, frame.sequence(), frame.stampNanos(), out);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
