package dev.sinew.app.deploy;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.sync.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The robot of a deployment and the cameras around it, and what the file's other sections say of
/// them.
final class RigSection {

  private final ConfigSection file;

  /// @param file the whole deployment
  RigSection(ConfigSection file) {
    this.file = file;
  }

  /// What is there. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when the robot's or a camera's section
  ///     is wrong
  RigSpec described() {
    RigSpec robot = provider().describe(file.section("robot"));
    List<CameraSpec> cameras = new ArrayList<>(robot.cameras());
    cameras.addAll(new CamerasSection(file).describe(robot.cameras()));
    return new RigSpec(robot.robot(), robot.streams(), cameras, robot.simulated(), robot.facts());
  }

  /// The robot's section with an emulated device, where the driver has such.
  Optional<ConfigSection> emulated() {
    return provider().emulated(file.section("robot"));
  }

  Robot openRobot(Clock clock, Streams streams) {
    return provider().open(file.section("robot"), clock, streams);
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the camera that cannot be opened
  Stage openStage(Clock clock, Streams streams) {
    Stage stage = provider().stage(file.section("robot"), clock, streams);
    try {
      List<Camera> cameras = new ArrayList<>(stage.cameras());
      cameras.addAll(new CamerasSection(file).open(clock));
      return new Stage(cameras, stage.task());
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private RobotProvider provider() {
    return new Drivers<>(RobotProvider.class, RobotProvider::driver).of(file.section("robot"));
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a section names a camera that is not
  ///     there
  void mustFit(RigSpec rig) {
    view(rig);
    List<String> names = names(rig);
    for (String part : List.of("supervisor", "record")) {
      if (!file.has(part) || !file.section(part).has("cameras")) continue;
      ConfigSection cameras = file.section(part).section("cameras");
      for (String name : cameras.keys()) {
        if (!names.contains(name))
          throw cameras.problem(
              name, "the robot has no such camera" + NearestKey.suggestion(name, names));
      }
    }
  }

  /// Index of the camera that people look at, -1 when the deployment names none.
  int view(RigSpec rig) {
    if (!file.has("episode") || !file.section("episode").has("view")) return -1;
    ConfigSection episode = file.section("episode");
    int at = names(rig).indexOf(episode.text("view"));
    if (at < 0) {
      throw episode.problem(
          "view", "no camera '" + episode.text("view") + "'; the robot has " + names(rig));
    }
    return at;
  }

  private static List<String> names(RigSpec rig) {
    return rig.cameras().stream().map(CameraSpec::name).toList();
  }

  /// Oldest newest frame of a camera; empty where it does not matter.
  OptionalLong maxFrameAgeNanos(String camera) {
    ConfigSection supervisor = file.section("supervisor");
    if (!supervisor.has("cameras") || !supervisor.section("cameras").has(camera))
      return OptionalLong.empty();
    ConfigSection declared = supervisor.section("cameras").section(camera);
    return OptionalLong.of(Math.round(declared.number("max-age-ms") * 1e6));
  }
}
