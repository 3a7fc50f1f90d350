package dev.sinew.app.servo;

import dev.sinew.drivers.serial.PortInfo;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Everything that can be the matter with an arm of servos, from its plug to its horns. Moves
/// nothing, writes nothing.
public final class ServoDoctor {

  private final ServoSection section;
  private final Report report;
  private final Clock clock;

  public ServoDoctor(ServoSection section, Report report, Clock clock) {
    this.section = section;
    this.report = report;
    this.clock = clock;
  }

  /// @param ports of this machine
  /// @param proc where the kernel shows its processes
  public void examine(ServoPort port, List<PortInfo> ports, Path proc) {
    PortDoctor outside = new PortDoctor(ports, proc, report);
    boolean real = !section.emulate();
    if (real && !outside.there(port.name())) return;
    ServoBus bus;
    try {
      bus = port.open(section.bus().baud());
    } catch (IOException e) {
      outside.refused(port.name(), e.getMessage());
      return;
    }
    if (real) outside.opened(port.name());
    try {
      examine(port, bus);
    } catch (IOException e) {
      report.wrong("bus", e.getMessage());
    }
  }

  private void examine(ServoPort port, ServoBus bus) throws IOException {
    RollDoctor roll = new RollDoctor(section, report);
    boolean complete;
    boolean anybody;
    try (bus) {
      complete = roll.call(bus);
      anybody = roll.anybody();
      if (complete) {
        new HealthDoctor(section, bus, report).look(clock);
        new CalibrationDoctor(section, bus, report).look();
      }
    }
    if (!anybody) roll.search(port);
  }
}
