package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.runtime.Clock;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVProducerReferenceTime;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/// An RTSP stream, with as little delay as FFmpeg allows: no probing, no jitter buffer, no parser,
/// one decoder thread, no picture reordering. What remains is one period for codecs that come in
/// pieces (H.264, H.265, MPEG-4), see [AccessUnits]; it delays the picture and not its stamp.
///
/// A read waits for the next picture, and fails when none comes for two seconds; its timeout is not
/// kept, because FFmpeg cannot go on in the middle of a packet.
final class RtspSource implements FrameSource {

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long REPORT_NANOS = 4_000_000_000L;
  private static final Set<Integer> IN_PIECES =
      Set.of(avcodec.AV_CODEC_ID_H264, avcodec.AV_CODEC_ID_HEVC, avcodec.AV_CODEC_ID_MPEG4);

  private final StreamUrl url;
  private final boolean sender;
  private final Clock clock;
  private final Map<String, String> facts;
  private final Demuxer demuxer;
  private final VideoDecoder decoder;
  private final AccessUnits units = new AccessUnits();
  private final StampLine line = new StampLine();
  private final WallClock wall;
  private final SizeTPointer sideBytes = new SizeTPointer(1);
  private final ReentrantLock reading = new ReentrantLock();
  private final boolean inPieces;
  private final long openedNanos;
  private boolean reported;
  private long reportOffset;
  private boolean freed;

  /// @param transport `tcp` or `udp`
  /// @param sender whether stamps are the sender's, by its RTCP reports
  /// @param openNanos longest wait for the server's answers
  RtspSource(StreamUrl url, String transport, boolean sender, long openNanos, Clock clock)
      throws IOException {
    this.url = url;
    this.sender = sender;
    this.clock = clock;
    url.mustResolve();
    demuxer =
        new Demuxer(
            url.uri().toString(),
            url.shown(),
            options(transport, openNanos),
            AVFormatContext.AVFMT_FLAG_NOPARSE | AVFormatContext.AVFMT_FLAG_NOBUFFER,
            openNanos,
            PATIENCE_NANOS);
    try {
      decoder = new VideoDecoder(demuxer.parameters(), true, url.shown());
    } catch (IOException e) {
      demuxer.close();
      throw e;
    }
    int codec = demuxer.parameters().codec_id();
    inPieces = IN_PIECES.contains(codec);
    String name = avcodec.avcodec_get_name(codec).getString();
    facts = Map.of("url", url.shown(), "transport", transport, "codec", name);
    wall = new WallClock(clock);
    openedNanos = clock.nanos();
  }

  private static Map<String, String> options(String transport, long openNanos) {
    Map<String, String> options = new HashMap<>();
    options.put("rtsp_transport", transport);
    options.put("allowed_media_types", "video");
    options.put("reorder_queue_size", "0");
    options.put("max_delay", "0");
    options.put("timeout", Long.toString(openNanos / 1000));
    return options;
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    reading.lock();
    try {
      if (freed) throw new IOException(url.shown() + ": closed");
      while (!decoder.receive()) feed();
      return picture();
    } catch (EOFException e) {
      throw new IOException(url.shown() + ": the server ended the stream", e);
    } finally {
      reading.unlock();
    }
  }

  private void feed() throws IOException {
    AVPacket packet = demuxer.next();
    learn(packet);
    AVPacket whole = inPieces ? units.add(packet) : packet;
    if (whole != null) decoder.send(whole);
  }

  private void learn(AVPacket packet) {
    long pts = demuxer.nanos(packet.pts());
    line.learn(pts, clock.nanos());
    BytePointer side = avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_PRFT, sideBytes);
    if (side == null || side.isNull()) return;
    long micros = new AVProducerReferenceTime(side).wallclock();
    reportOffset = wall.nanos(1000 * micros) - pts;
    reported = true;
  }

  /// @return null while there is no stamp for it yet
  private Picture picture() throws IOException {
    long pts = demuxer.nanos(decoder.pts());
    long now = clock.nanos();
    if (sender && !reported && now - openedNanos > REPORT_NANOS)
      throw new IOException(
          url.shown() + ": the server sends no RTCP sender reports; use 'stamps: receiver'");
    boolean stamped = sender ? reported : line.isSettled(now);
    return stamped ? decoder.picture(sender ? pts + reportOffset : line.host(pts), -1) : null;
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public String identity() {
    return url.shown();
  }

  @Override
  public void close() {
    demuxer.close();
    reading.lock();
    try {
      if (freed) return;
      freed = true;
      decoder.close();
      units.close();
      sideBytes.close();
    } finally {
      reading.unlock();
    }
  }
}
