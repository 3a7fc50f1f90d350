package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import dev.sinew.runtime.port.TeleoperatorProvider;
import dev.sinew.runtime.sync.Streams;
import java.util.List;

/// `driver: so101-expert`.
public final class So101ExpertProvider implements TeleoperatorProvider {

  public So101ExpertProvider() {}

  @Override
  public String driver() {
    return "so101-expert";
  }

  /// @throws dev.sinew.runtime.config.ConfigException when the robot has other joints, or nobody
  ///     says where the cube is
  @Override
  public TeleopSpec describe(ConfigSection section, RigSpec rig) {
    ExpertConfig.read(section);
    List<String> joints = rig.robot().joints().stream().map(JointSpec::name).toList();
    if (!joints.equals(So101.names()))
      throw section.problem("", "the expert moves the joints " + So101.names() + ", not " + joints);
    List<String> streams = rig.streams().stream().map(StreamSpec::name).toList();
    for (StreamSpec needed : List.of(Scene.CUBE, Scene.BIN)) {
      if (!streams.contains(needed.name()))
        throw section.problem(
            "",
            "the expert needs the stream '%s', which the robot does not publish; 'driver: sim-so101' does"
                .formatted(needed.name()));
    }
    return Expert.SPEC;
  }

  @Override
  public Teleoperator open(ConfigSection section, RigSpec rig, Clock clock, Streams streams) {
    return new Expert(ExpertConfig.read(section), clock, new Sight(streams));
  }
}
