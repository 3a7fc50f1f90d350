package dev.sinew.drivers.serial;

import java.io.IOException;
import java.nio.file.Path;

/// Opens serial ports of Linux.
final class LinuxPorts {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /// An adapter without a latency timer hands its bytes over once in a frame of the USB.
  private static final int USB_FRAME_MILLIS = 1;

  private LinuxPorts() {}

  static SerialLine open(String path, int baud) throws IOException {
    Descriptor port = Descriptor.open(path);
    try {
      port.claim();
      LineSettings.set(port, baud);
      LineSettings.lowLatency(port);
      port.discardInput();
      int timer = AdapterTree.of(Path.of("/")).latencyMillis(path);
      int millis = timer < 0 ? USB_FRAME_MILLIS : timer;
      return new DescriptorLine(port, baud, millis * NANOS_PER_MILLI);
    } catch (IOException e) {
      port.close();
      throw e;
    }
  }
}
