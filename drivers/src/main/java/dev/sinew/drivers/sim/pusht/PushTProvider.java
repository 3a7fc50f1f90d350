package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `driver: sim-pusht`.
public final class PushTProvider implements RobotProvider {

  public PushTProvider() {}

  @Override
  public String driver() {
    return "sim-pusht";
  }

  @Override
  public RigSpec describe(ConfigSection section) {
    section.validate(Schema.of(PushTProvider.class.getResourceAsStream("pusht.schema.json")));
    return new RigSpec(PushTRobot.SPEC, Scene.STREAMS, cameras(section), true);
  }

  @Override
  public Robot open(ConfigSection section, Clock clock, Streams streams) {
    return new PushTRobot(clock, new World(), new Scene(streams));
  }

  @Override
  public Stage stage(ConfigSection section, Clock clock, Streams streams) {
    StateRing poses = streams.ring(Scene.POSES.name());
    List<Camera> cameras = new ArrayList<>();
    for (CameraSpec camera : cameras(section)) cameras.add(new TopCamera(camera, poses));
    return new Stage(cameras, Optional.of(new PushTTask(poses)));
  }

  private static List<CameraSpec> cameras(ConfigSection section) {
    if (!section.has("cameras")) return List.of();
    ConfigSection declared = section.section("cameras");
    return declared.keys().stream().map(name -> camera(name, declared.section(name))).toList();
  }

  private static CameraSpec camera(String name, ConfigSection section) {
    int size = section.integer("size");
    long period = Math.round(1e9 / section.number("fps"));
    return new CameraSpec(name, size, size, period);
  }
}
