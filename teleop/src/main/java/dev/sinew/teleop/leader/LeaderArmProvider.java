package dev.sinew.teleop.leader;

import dev.sinew.drivers.serial.SerialPorts;
import dev.sinew.drivers.servo.section.BusSection;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import dev.sinew.runtime.port.TeleoperatorProvider;
import dev.sinew.runtime.sync.Streams;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// `driver: leader-arm`.
public final class LeaderArmProvider implements TeleoperatorProvider {

  public LeaderArmProvider() {}

  @Override
  public String driver() {
    return "leader-arm";
  }

  @Override
  public TeleopSpec describe(ConfigSection section, RigSpec rig) {
    LeaderConfig config = LeaderConfig.read(section, rig.robot());
    if (section.has("hand")) mover(section).describe(moverSection(section), rig);
    return LeaderArm.spec(config);
  }

  /// Makes the servos limp, but for triggers that spring back.
  @Override
  public Teleoperator open(ConfigSection section, RigSpec rig, Clock clock, Streams streams) {
    LeaderConfig config = LeaderConfig.read(section, rig.robot());
    if (config.servos().emulate()) return emulated(config, rig, clock, streams);
    BusSection bus = config.servos().bus();
    return opened(
        config,
        rig,
        clock,
        () ->
            bus.family()
                .open(SerialPorts.open(bus.port().orElseThrow(), bus.baud()), clock, bus.retries()),
        LeaderHand.OF_A_PERSON);
  }

  @Override
  public Optional<ConfigSection> emulated(ConfigSection section) {
    return Optional.of(section.with("emulate", "true"));
  }

  private static Teleoperator emulated(
      LeaderConfig config, RigSpec rig, Clock clock, Streams streams) {
    ConfigSection section = config.section();
    Optional<Teleoperator> mover =
        section.has("hand")
            ? Optional.of(mover(section).open(moverSection(section), rig, clock, streams))
            : Optional.empty();
    EmulatedLeader leader = new EmulatedLeader(config, rig.robot(), mover, clock);
    BusSection bus = config.servos().bus();
    return opened(
        config,
        rig,
        clock,
        () -> bus.family().open(leader.bus().host(), clock, bus.retries()),
        leader);
  }

  private static Teleoperator opened(
      LeaderConfig config, RigSpec rig, Clock clock, BusOpener opener, LeaderHand hand) {
    LeaderServos servos = new LeaderServos(config, opener);
    try {
      servos.open();
    } catch (IOException e) {
      hand.close();
      throw config.section().problem("bus", e.getMessage());
    }
    return new LeaderArm(config, rig.robot(), clock, servos, hand);
  }

  private static TeleoperatorProvider mover(ConfigSection section) {
    String driver = section.section("hand").text("driver");
    List<TeleoperatorProvider> all =
        ServiceLoader.load(TeleoperatorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return all.stream()
        .filter(provider -> provider.driver().equals(driver))
        .findFirst()
        .orElseThrow(
            () ->
                section
                    .section("hand")
                    .problem(
                        "driver",
                        "there is no teleoperator '"
                            + driver
                            + "'"
                            + NearestKey.suggestion(
                                driver, all.stream().map(TeleoperatorProvider::driver).toList())));
  }

  private static ConfigSection moverSection(ConfigSection section) {
    ConfigSection hand = section.section("hand");
    return (hand.has("device") ? hand : hand.with("device", "{}")).section("device");
  }
}
