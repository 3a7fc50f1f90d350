package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.Playback;
import dev.sinew.runtime.Clock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.global.avcodec;

/// A video file, played at its own pace.
final class FileSource implements FrameSource {

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  /// Of the pictures per second, for files that count them coarsely.
  private static final double FPS_TOLERANCE = 0.01;

  private final Path file;
  private final boolean loop;
  private final long periodNanos;
  private final Playback playback;
  private final Demuxer demuxer;
  private final VideoDecoder decoder;
  private final Map<String, String> facts;
  private final ReentrantLock reading = new ReentrantLock();
  private long firstPts = Long.MIN_VALUE;
  private long roundNanos;
  private long offsetNanos;
  private long count;
  private boolean drained;
  private boolean waiting;
  private boolean freed;

  /// @throws IOException when it is no video of that size and rate
  FileSource(Path file, boolean loop, CameraKeys keys, Clock clock) throws IOException {
    this.file = file;
    this.loop = loop;
    periodNanos = keys.periodNanos();
    playback = new Playback(clock, periodNanos);
    if (!Files.isRegularFile(file)) throw new IOException(file + ": no such file");
    String name = file.toString();
    demuxer = new Demuxer(name, name, Map.of(), 0, PATIENCE_NANOS, PATIENCE_NANOS);
    try {
      demuxer.probe();
      mustHaveRate(demuxer.fps(), keys.fps());
      decoder = new VideoDecoder(demuxer.parameters(), false, file.toString());
    } catch (IOException e) {
      demuxer.close();
      throw e;
    }
    String codec = avcodec.avcodec_get_name(demuxer.parameters().codec_id()).getString();
    facts = Map.of("file", file.toString(), "codec", codec, "fps", Double.toString(demuxer.fps()));
  }

  private void mustHaveRate(double found, double wanted) throws IOException {
    if (found > 0 && !(Math.abs(found / wanted - 1) <= FPS_TOLERANCE))
      throw new IOException("%s: has %.5g fps, must be %.5g".formatted(file, found, wanted));
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    reading.lock();
    try {
      if (freed) throw new IOException(file + ": closed");
      if (!waiting) next();
      if (!playback.await(offsetNanos, timeoutNanos)) return null;
      waiting = false;
      return decoder.picture(playback.stampNanos(offsetNanos), count++);
    } finally {
      reading.unlock();
    }
  }

  private void next() throws IOException {
    while (!decoder.receive()) feed();
    long pts = demuxer.nanos(decoder.pts());
    if (firstPts == Long.MIN_VALUE) firstPts = pts;
    offsetNanos = roundNanos + pts - firstPts;
    waiting = true;
  }

  private void feed() throws IOException {
    if (drained) {
      again();
      return;
    }
    try {
      decoder.send(demuxer.next());
    } catch (EOFException e) {
      drained = true;
      decoder.send(null);
    }
  }

  private void again() throws IOException {
    if (!loop || count == 0) throw new EOFException(file + ": has ended");
    demuxer.rewind();
    decoder.flush();
    drained = false;
    roundNanos = offsetNanos + periodNanos;
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public String identity() {
    return file.toString();
  }

  @Override
  public void close() {
    demuxer.close();
    reading.lock();
    try {
      if (freed) return;
      freed = true;
      decoder.close();
    } finally {
      reading.unlock();
    }
  }
}
