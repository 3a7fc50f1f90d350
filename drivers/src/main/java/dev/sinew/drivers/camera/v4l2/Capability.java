package dev.sinew.drivers.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What a device says it is.
///
/// @param card the product's name
/// @param bus where it is plugged in, as `usb-0000:00:14.0-2`
/// @param captures whether it gives pictures through mapped buffers; a webcam's second node, for
///     metadata, does not
record Capability(String driver, String card, String bus, boolean captures) {

  /// @throws IOException in one line when it is no video device
  static Capability of(VideoDevice device) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = arena.allocate(Videodev2.Capability.BYTES, Long.BYTES);
      int error = device.ioctl(Videodev2.QUERYCAP, answer);
      if (error != 0) throw Errno.problem(device.path(), "asked what it is", error);
      int wanted = Videodev2.CAP_VIDEO_CAPTURE | Videodev2.CAP_STREAMING;
      return new Capability(
          Texts.at(answer, Videodev2.Capability.DRIVER, 16),
          Texts.at(answer, Videodev2.Capability.CARD, 32),
          Texts.at(answer, Videodev2.Capability.BUS, 32),
          (abilities(answer) & wanted) == wanted);
    }
  }

  /// Of this node, where the driver tells them apart from those of the whole device.
  private static int abilities(MemorySegment answer) {
    int device = answer.get(JAVA_INT, Videodev2.Capability.CAPABILITIES);
    return (device & Videodev2.CAP_DEVICE_CAPS) != 0
        ? answer.get(JAVA_INT, Videodev2.Capability.DEVICE_CAPS)
        : device;
  }
}
