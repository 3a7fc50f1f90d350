package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.sync.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `driver: sim-so101`.
public final class So101Provider implements RobotProvider {

  public So101Provider() {}

  @Override
  public String driver() {
    return "sim-so101";
  }

  @Override
  public RigSpec describe(ConfigSection section) {
    So101Config config = So101Config.read(section);
    return new RigSpec(
        config.robot(), Scene.STREAMS, config.views().stream().map(View::spec).toList(), true);
  }

  @Override
  public Robot open(ConfigSection section, Clock clock, Streams streams) {
    return new So101Robot(So101Config.read(section), clock, new Scene(streams));
  }

  @Override
  public Stage stage(ConfigSection section, Clock clock, Streams streams) {
    So101Config config = So101Config.read(section);
    List<Camera> cameras = new ArrayList<>();
    for (View view : config.views()) cameras.add(new SceneCamera(view, config.cubeSize(), streams));
    return new Stage(cameras, Optional.of(new CubeInBin(config.cubeSize(), streams)));
  }
}
