package dev.sinew.drivers.camera.realsense;

import static org.bytedeco.librealsense2.global.realsense2.RS2_TIMESTAMP_DOMAIN_HARDWARE_CLOCK;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_frame_number;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_frame_timestamp;
import static org.bytedeco.librealsense2.global.realsense2.rs2_get_frame_timestamp_domain;

import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.DepthImage;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.librealsense2.rs2_error;
import org.bytedeco.librealsense2.rs2_frame;

/// A started camera, or a recording of one.
///
/// A stamp on the host's wall clock (the camera's own clock, mapped by the library) is taken as an
/// age against the wall clock of this very moment, so that setting the clock does no harm; one on
/// the camera's own clock is mapped by [StampMap]. A recording's stamps are of its own time: there,
/// the arrival counts.
final class RealsenseSource implements FrameSource {

  private static final long SLICE_NANOS = 50_000_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final RealsensePipeline pipeline;
  private final RealsenseConfig config;
  private final Clock clock;
  private final String identity;
  private final Map<String, String> facts;
  private final StampMap stamps = new StampMap();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile boolean closed;

  /// @param pipeline closed with this source
  RealsenseSource(
      RealsensePipeline pipeline,
      RealsenseConfig config,
      String identity,
      Map<String, String> facts,
      Clock clock) {
    this.pipeline = pipeline;
    this.config = config;
    this.identity = identity;
    this.facts = Map.copyOf(facts);
    this.clock = clock;
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    long left = timeoutNanos;
    do {
      reading.lock();
      try (RealsenseFrames frames = closed ? null : pipeline.next(Math.min(left, SLICE_NANOS))) {
        if (frames != null) return picture(frames);
      } finally {
        reading.unlock();
      }
      left -= SLICE_NANOS;
    } while (left > 0 && !closed);
    return null;
  }

  private Picture picture(RealsenseFrames frames) throws IOException {
    rs2_frame colour = frames.colour();
    DepthImage depth = config.depth() ? frames.depth() : null;
    rs2_error error = new rs2_error();
    return new Picture(
        stampNanos(colour),
        rs2_get_frame_number(colour, error),
        frames.width(),
        frames.height(),
        frames.rgb(),
        depth);
  }

  private long stampNanos(rs2_frame frame) {
    long now = clock.nanos();
    if (config.bag().isPresent()) return now;
    double wallMillis = System.currentTimeMillis();
    rs2_error error = new rs2_error();
    double millis = rs2_get_frame_timestamp(frame, error);
    if (rs2_get_frame_timestamp_domain(frame, error) == RS2_TIMESTAMP_DOMAIN_HARDWARE_CLOCK)
      return stamps.map(Math.round(millis * NANOS_PER_MILLI), now);
    return now - Math.round((wallMillis - millis) * NANOS_PER_MILLI);
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void close() {
    closed = true;
    reading.lock();
    try {
      pipeline.close();
    } finally {
      reading.unlock();
    }
  }
}
