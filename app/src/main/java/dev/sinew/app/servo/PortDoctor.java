package dev.sinew.app.servo;

import dev.sinew.drivers.serial.PortInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Is the serial port there, and quick enough?
final class PortDoctor {

  /// An adapter that keeps bytes back longer than this makes every reading late.
  private static final int LONGEST_MILLIS = 1;

  private final List<PortInfo> ports;
  private final Path proc;
  private final Report report;

  /// @param ports of this machine
  /// @param proc where the kernel shows its processes
  PortDoctor(List<PortInfo> ports, Path proc, Report report) {
    this.ports = ports;
    this.proc = proc;
    this.report = report;
  }

  /// @return whether opening it is worth a try
  boolean there(String port) {
    if (Files.exists(Path.of(port)) || info(port).isPresent()) return true;
    String known = String.join(", ", ports.stream().map(PortInfo::stablePath).toList());
    report.wrong(
        "port",
        port
            + " is not there: is the adapter plugged in? "
            + (known.isEmpty() ? "There is no serial port at all" : "There are " + known));
    return false;
  }

  /// It could be opened.
  void opened(String port) {
    Optional<PortInfo> info = info(port);
    report.fine("port", info.map(found -> described(port, found)).orElse(port + " opens"));
    info.ifPresent(found -> latency(found));
  }

  /// It could not.
  ///
  /// @param complaint one line
  void refused(String port, String complaint) {
    String holder =
        PortHolder.find(proc, Path.of(port)).map(who -> "; it is open in " + who).orElse("");
    report.wrong("port", complaint + holder);
  }

  private static String described(String port, PortInfo info) {
    String stable =
        info.stablePath().equals(port) || info.stablePath().equals(info.path())
            ? ""
            : "; write " + info.stablePath() + ", which stays the same when it is plugged in again";
    return port + ", " + info.description() + stable;
  }

  private void latency(PortInfo info) {
    if (info.latencyMillis() < 0) return;
    String name = Path.of(info.path()).getFileName().toString();
    report.say(
        "latency",
        info.latencyMillis() + " ms",
        info.latencyMillis() <= LONGEST_MILLIS
            ? ""
            : ("the adapter keeps bytes back for %d ms: 'echo 1 | sudo tee"
                    + " /sys/bus/usb-serial/devices/%s/latency_timer'")
                .formatted(info.latencyMillis(), name));
  }

  private Optional<PortInfo> info(String port) {
    return ports.stream()
        .filter(info -> info.path().equals(port) || info.stablePath().equals(port))
        .findFirst();
  }
}
