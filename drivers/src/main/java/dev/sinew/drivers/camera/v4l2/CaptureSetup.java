package dev.sinew.drivers.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.sinew.drivers.camera.v4l2.Videodev2.Format;
import dev.sinew.drivers.camera.v4l2.Videodev2.StreamParameters;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells a device what pictures it shall give. A driver that cannot do what it is asked does
/// something near it and says nothing, therefore its answers are compared.
final class CaptureSetup {

  private static final int THOUSANDTHS = 1000;

  /// 29.97 is 30 to nobody's harm; 25 is not.
  private static final double RATE_TOLERANCE = 0.01;

  private static final int MOST_OFFERS = 12;

  private final VideoDevice device;
  private final V4l2Config config;
  private final Arena arena;

  CaptureSetup(VideoDevice device, V4l2Config config, Arena arena) {
    this.device = device;
    this.config = config;
    this.arena = arena;
  }

  /// @param facts receives format and rate
  /// @return bytes from one line of a picture to the next; of no meaning for compressed pictures
  /// @throws IOException in one line when the device gives anything else than is asked for
  int apply(Map<String, String> facts) throws IOException {
    int bytesPerLine = format();
    facts.put("format", config.format().fourCc());
    facts.put("size", config.width() + "x" + config.height());
    facts.put("rate", rate());
    return bytesPerLine;
  }

  private int format() throws IOException {
    MemorySegment format = arena.allocate(Format.BYTES, Long.BYTES);
    format.set(JAVA_INT, Format.TYPE, Videodev2.BUF_TYPE_VIDEO_CAPTURE);
    format.set(JAVA_INT, Format.WIDTH, config.width());
    format.set(JAVA_INT, Format.HEIGHT, config.height());
    format.set(JAVA_INT, Format.PIXEL_FORMAT, FourCc.of(config.format().fourCc()));
    format.set(JAVA_INT, Format.FIELD, Videodev2.FIELD_NONE);
    int error = device.ioctl(Videodev2.S_FMT, format);
    if (error != 0) throw Errno.problem(device.path(), wanted(), error);
    String given =
        words(
            FourCc.name(format.get(JAVA_INT, Format.PIXEL_FORMAT)),
            format.get(JAVA_INT, Format.WIDTH),
            format.get(JAVA_INT, Format.HEIGHT));
    if (!given.equals(wanted()))
      throw new IOException(
          "%s: gives %s instead of %s; it offers %s"
              .formatted(device.path(), given, wanted(), offers()));
    return bytesPerLine(format.get(JAVA_INT, Format.BYTES_PER_LINE));
  }

  /// Some drivers leave the field empty where there is no padding.
  private int bytesPerLine(int given) throws IOException {
    int packed = config.format().packets().bytesPerLine(config.width());
    if (given == 0 || given >= packed) return Math.max(given, packed);
    throw new IOException(
        "%s: gives lines of %d bytes, too short for %s".formatted(device.path(), given, wanted()));
  }

  private String rate() throws IOException {
    MemorySegment stream = arena.allocate(StreamParameters.BYTES, Long.BYTES);
    stream.set(JAVA_INT, StreamParameters.TYPE, Videodev2.BUF_TYPE_VIDEO_CAPTURE);
    stream.set(JAVA_INT, StreamParameters.NUMERATOR, THOUSANDTHS);
    stream.set(
        JAVA_INT,
        StreamParameters.DENOMINATOR,
        Math.toIntExact(Math.round(config.fps() * THOUSANDTHS)));
    int error = device.ioctl(Videodev2.S_PARM, stream);
    if (Errno.ENOTTY.is(error)) return "the device's own";
    if (error != 0) throw Errno.problem(device.path(), config.fps() + " fps", error);
    int numerator = stream.get(JAVA_INT, StreamParameters.NUMERATOR);
    int capability = stream.get(JAVA_INT, StreamParameters.CAPABILITY);
    if (numerator == 0 || (capability & Videodev2.CAP_TIMEPERFRAME) == 0) return "the device's own";
    double given = (double) stream.get(JAVA_INT, StreamParameters.DENOMINATOR) / numerator;
    if (!(Math.abs(given - config.fps()) <= RATE_TOLERANCE * config.fps()))
      throw new IOException(
          "%s: gives %.4g fps instead of %.4g; it offers %s"
              .formatted(device.path(), given, config.fps(), offers()));
    return "%.4g fps".formatted(given);
  }

  private String wanted() {
    return words(config.format().fourCc(), config.width(), config.height());
  }

  /// Those of the wanted format first.
  private String offers() {
    List<CaptureMode> modes = ModeList.of(device);
    String offers =
        modes.stream()
            .sorted(Comparator.comparing(mode -> !mode.format().equals(config.format().fourCc())))
            .limit(MOST_OFFERS)
            .map(CaptureMode::words)
            .collect(Collectors.joining(", "));
    return modes.size() > MOST_OFFERS ? offers + ", ..." : offers.isEmpty() ? "nothing" : offers;
  }

  private static String words(String fourCc, int width, int height) {
    return "%s %dx%d".formatted(fourCc, width, height);
  }
}
