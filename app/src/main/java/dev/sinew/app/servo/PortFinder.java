package dev.sinew.app.servo;

import dev.sinew.calibration.joints.Dialogue;
import dev.sinew.drivers.serial.PortInfo;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Finds out which port is the arm's by unplugging it.
public final class PortFinder {

  private static final long PERIOD_NANOS = 50_000_000;

  private final Supplier<List<PortInfo>> ports;
  private final Dialogue dialogue;
  private final Clock clock;

  /// @param ports looked up anew each time
  public PortFinder(Supplier<List<PortInfo>> ports, Dialogue dialogue, Clock clock) {
    this.ports = ports;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  /// Asks the person to unplug the arm.
  ///
  /// @return the ports that vanished
  /// @throws IOException in one line when the person is gone
  public List<PortInfo> unplugged() throws IOException {
    List<PortInfo> before = ports.get();
    dialogue.say("Unplug the arm's USB cable, then press ENTER.");
    while (!dialogue.ready()) clock.sleepUntil(clock.nanos() + PERIOD_NANOS);
    List<String> left = ports.get().stream().map(PortInfo::path).toList();
    List<PortInfo> gone = new ArrayList<>(before);
    gone.removeIf(port -> left.contains(port.path()));
    return gone;
  }
}
