package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.sync.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `driver: servo-arm`.
public final class ServoArmProvider implements RobotProvider {

  private final BusOpener ports;

  public ServoArmProvider() {
    this(new PortOpener());
  }

  /// @param ports where the buses are that are not emulated
  ServoArmProvider(BusOpener ports) {
    this.ports = ports;
  }

  @Override
  public String driver() {
    return "servo-arm";
  }

  @Override
  public RigSpec describe(ConfigSection section) {
    ServoArmConfig config = ServoArmConfig.read(section);
    return new RigSpec(
        config.robot(), config.streams(), List.of(), config.emulated(), config.facts());
  }

  /// Takes up to seconds: every servo is asked who it is and what it holds.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException in one line when an arm cannot be used as it
  ///     is
  @Override
  public Robot open(ConfigSection section, Clock clock, Streams streams) {
    ServoArmConfig config = ServoArmConfig.read(section);
    if (!config.emulated()) return open(config, ports, clock, streams);
    Emulation emulation = new Emulation();
    try {
      EmulatedArm robot =
          new EmulatedArm(open(config, emulation, clock, streams), emulation, clock);
      robot.place(0);
      return robot;
    } catch (RuntimeException e) {
      emulation.close();
      throw e;
    }
  }

  /// All arms are checked before the first one is talked to by a thread of its own.
  private static ServoArm open(
      ServoArmConfig config, BusOpener opener, Clock clock, Streams streams) {
    List<ServoBus> buses = new ArrayList<>();
    List<ArmUnit> units = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try {
      for (ArmSection arm : config.arms()) {
        ServoBus bus = opener.open(arm, clock);
        buses.add(bus);
        Connection.Found found = new Connection(arm, bus, config).open();
        if (!found.note().isEmpty()) notes.add(found.note());
        units.add(new ArmUnit(config, arm, bus, found.energised(), clock, streams));
      }
    } catch (RuntimeException e) {
      buses.forEach(ServoBus::close);
      throw e;
    }
    units.forEach(ArmUnit::start);
    return new ServoArm(
        config.robot(), units, clock, config.silenceNanos(), String.join("; ", notes));
  }

  @Override
  public Stage stage(ConfigSection section, Clock clock, Streams streams) {
    return new Stage(List.of(), Optional.empty());
  }

  @Override
  public Optional<ConfigSection> emulated(ConfigSection section) {
    return Optional.of(section.with("emulate", "true"));
  }
}
