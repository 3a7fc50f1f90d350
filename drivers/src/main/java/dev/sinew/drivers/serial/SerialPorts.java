package dev.sinew.drivers.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The serial ports of this machine. Linux by its own calls, which keep deadlines to well below a
/// millisecond; other systems through jSerialComm.
public final class SerialPorts {

  private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

  private SerialPorts() {}

  /// Opens a port for this program alone: raw bytes, 8 data bits, no parity, one stop bit, no
  /// handshake, low latency where the driver can.
  ///
  /// @param path of the port; a pseudo-terminal's too
  /// @param baud bits per second, any number that the adapter can do
  /// @throws IOException in one line that names the port: there is none, another program uses it,
  ///     this user may not, it cannot do that many bits per second
  public static SerialLine open(String path, int baud) throws IOException {
    return LINUX ? LinuxPorts.open(path, baud) : PortableLine.open(path, baud);
  }

  /// All ports, by path. Opens none.
  public static List<PortInfo> list() {
    AdapterTree adapters = AdapterTree.of(Path.of("/"));
    return Arrays.stream(SerialPort.getCommPorts())
        .map(port -> info(port, adapters))
        .sorted(Comparator.comparing(PortInfo::path))
        .toList();
  }

  private static PortInfo info(SerialPort port, AdapterTree adapters) {
    String path = port.getSystemPortPath();
    return new PortInfo(
        path,
        adapters.stablePath(path),
        port.getPortDescription(),
        usb(port),
        adapters.latencyMillis(path));
  }

  private static String usb(SerialPort port) {
    if (port.getVendorID() < 0) return "";
    return "%04x:%04x:%s".formatted(port.getVendorID(), port.getProductID(), serial(port));
  }

  private static String serial(SerialPort port) {
    String serial = port.getSerialNumber();
    return serial == null || serial.equals("Unknown") ? "" : serial;
  }
}
