package dev.sinew.drivers.camera.find;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What cameras take of a USB 2 bus that they share.
///
/// In each of 8000 microframes a second a camera may have one, two or three packets of at most 1024
/// bytes, and reserves what it may send; all together may reserve 80 % of 480 Mbit/s (Universal
/// Serial Bus Specification 2.0, sections 5.6.3 and 5.6.4). Uncompressed 640x480 at 30 pictures per
/// second needs three packets, and a bus has room for one such camera. USB 3 has wires of its own
/// and ten times as much.
///
/// @param camera name
/// @param bus number of the bus
/// @param busMegabits what the camera's connection can move per second; 0 for unknown
/// @param megabits of pictures per second
record UsbLoad(String camera, String bus, double busMegabits, double megabits) {

  private static final double USB_2 = 480;
  private static final double FOR_STREAMS = 0.8 * USB_2;
  private static final double PACKET = 1024 * 8 * 8000 * 1e-6;
  private static final int MOST_PACKETS = 3;

  /// Of a photograph as good as webcams make it.
  private static final int JPEG_BITS = 2;

  /// @param format as in a section: `mjpeg`, `yuyv`, `nv12`, `grey`
  static double megabits(String format, int width, int height, double fps) {
    int bits =
        switch (format) {
          case "mjpeg" -> JPEG_BITS;
          case "grey" -> 8;
          case "nv12" -> 12;
          default -> 16;
        };
    return width * (double) height * bits * fps * 1e-6;
  }

  private double reserved() {
    return PACKET * Math.clamp((long) Math.ceil(megabits / PACKET), 1, MOST_PACKETS);
  }

  /// One line for every bus that has too much on it, and every camera that is too much alone.
  static List<String> hints(List<UsbLoad> loads) {
    Map<String, List<UsbLoad>> buses = new LinkedHashMap<>();
    for (UsbLoad load : loads)
      if (load.busMegabits > 0 && load.busMegabits <= USB_2)
        buses.computeIfAbsent(load.bus, bus -> new ArrayList<>()).add(load);
    List<String> hints = new ArrayList<>();
    buses.forEach((bus, sharing) -> hint(bus, sharing, hints));
    return hints;
  }

  private static void hint(String bus, List<UsbLoad> sharing, List<String> hints) {
    for (UsbLoad load : sharing)
      if (load.megabits > MOST_PACKETS * PACKET)
        hints.add(
            "%s wants %.0f Mbit/s, but USB 2 gives one camera %.0f: use format mjpeg or fewer pixels"
                .formatted(load.camera, load.megabits, MOST_PACKETS * PACKET));
    double reserved = sharing.stream().mapToDouble(UsbLoad::reserved).sum();
    if (reserved <= FOR_STREAMS) return;
    hints.add(
        "%s reserve %.0f Mbit/s of USB 2 bus %s, which has %.0f: use format mjpeg, fewer pixels,"
                .formatted(
                    String.join(" and ", sharing.stream().map(UsbLoad::camera).toList()),
                    reserved,
                    bus,
                    FOR_STREAMS)
            + " or plug one into another USB controller or a USB 3 port");
  }
}
