package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Rig;
import dev.sinew.runtime.port.RobotProvider;
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
  public Rig open(ConfigSection section, Clock clock) {
    section.validate(Schema.of(PushTProvider.class.getResourceAsStream("pusht.schema.json")));
    Scene scene = new Scene();
    PushTRobot robot = new PushTRobot(clock, new World(), scene);
    List<Camera> cameras = new ArrayList<>();
    if (section.has("cameras")) {
      ConfigSection declared = section.section("cameras");
      for (String name : declared.keys()) cameras.add(camera(name, declared.section(name), scene));
    }
    return new Rig(
        robot,
        List.of(new KeypointSensor(scene.keypoints())),
        cameras,
        Optional.of(new PushTTask(robot, scene)));
  }

  private static Camera camera(String name, ConfigSection section, Scene scene) {
    int size = section.integer("size");
    long period = Math.round(1e9 / section.number("fps"));
    return new TopCamera(new CameraSpec(name, size, size, period), scene);
  }
}
