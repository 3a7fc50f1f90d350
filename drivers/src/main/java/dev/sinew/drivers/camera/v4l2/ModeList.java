package dev.sinew.drivers.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.sinew.drivers.camera.v4l2.Videodev2.FormatDescription;
import dev.sinew.drivers.camera.v4l2.Videodev2.FrameInterval;
import dev.sinew.drivers.camera.v4l2.Videodev2.FrameSize;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Asks a device for everything that it offers: formats, sizes of each, rates of each.
final class ModeList {

  /// Bound against a driver that never ends its list.
  private static final int MOST = 256;

  private final VideoDevice device;
  private final List<CaptureMode> modes = new ArrayList<>();

  private ModeList(VideoDevice device) {
    this.device = device;
  }

  static List<CaptureMode> of(VideoDevice device) {
    ModeList list = new ModeList(device);
    try (Arena arena = Arena.ofConfined()) {
      list.formats(arena);
    }
    return List.copyOf(list.modes);
  }

  private void formats(Arena arena) {
    MemorySegment format = arena.allocate(FormatDescription.BYTES, Long.BYTES);
    for (int i = 0; i < MOST; i++) {
      format.set(JAVA_INT, FormatDescription.INDEX, i);
      format.set(JAVA_INT, FormatDescription.TYPE, Videodev2.BUF_TYPE_VIDEO_CAPTURE);
      if (device.ioctl(Videodev2.ENUM_FMT, format) != 0) return;
      sizes(arena, format.get(JAVA_INT, FormatDescription.PIXEL_FORMAT));
    }
  }

  private void sizes(Arena arena, int pixelFormat) {
    MemorySegment size = arena.allocate(FrameSize.BYTES, Long.BYTES);
    size.set(JAVA_INT, FrameSize.PIXEL_FORMAT, pixelFormat);
    for (int i = 0; i < MOST; i++) {
      size.set(JAVA_INT, FrameSize.INDEX, i);
      if (device.ioctl(Videodev2.ENUM_FRAMESIZES, size) != 0) return;
      boolean listed = size.get(JAVA_INT, FrameSize.TYPE) == Videodev2.DISCRETE;
      int width = size.get(JAVA_INT, listed ? FrameSize.WIDTH : FrameSize.MAX_WIDTH);
      int height = size.get(JAVA_INT, listed ? FrameSize.HEIGHT : FrameSize.MAX_HEIGHT);
      modes.add(
          new CaptureMode(
              FourCc.name(pixelFormat), width, height, rates(arena, pixelFormat, width, height)));
      if (!listed) return;
    }
  }

  private List<Double> rates(Arena arena, int pixelFormat, int width, int height) {
    MemorySegment interval = arena.allocate(FrameInterval.BYTES, Long.BYTES);
    interval.set(JAVA_INT, FrameInterval.PIXEL_FORMAT, pixelFormat);
    interval.set(JAVA_INT, FrameInterval.WIDTH, width);
    interval.set(JAVA_INT, FrameInterval.HEIGHT, height);
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      interval.set(JAVA_INT, FrameInterval.INDEX, i);
      if (device.ioctl(Videodev2.ENUM_FRAMEINTERVALS, interval) != 0) break;
      int numerator = interval.get(JAVA_INT, FrameInterval.NUMERATOR);
      if (numerator > 0)
        rates.add((double) interval.get(JAVA_INT, FrameInterval.DENOMINATOR) / numerator);
    }
    rates.sort(Comparator.reverseOrder());
    return rates;
  }
}
