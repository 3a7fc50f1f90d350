package dev.sinew.app.deploy;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;
import java.util.ArrayList;
import java.util.List;

/// The section `cameras` of a deployment: cameras that the robot's driver does not bring itself.
final class CamerasSection {

  private final ConfigSection file;
  private final Drivers<CameraProvider> drivers =
      new Drivers<>(CameraProvider.class, CameraProvider::driver);

  /// @param file the deployment
  CamerasSection(ConfigSection file) {
    this.file = file;
  }

  /// Opens nothing.
  ///
  /// @param robot cameras of the robot's driver, whose names are taken
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  List<CameraSpec> describe(List<CameraSpec> robot) {
    List<CameraSpec> specs = new ArrayList<>();
    for (String name : names()) {
      ConfigSection section = cameras().section(name);
      if (robot.stream().anyMatch(taken -> taken.name().equals(name)))
        throw cameras().problem(name, "the robot's driver has a camera of this name already");
      specs.add(drivers.of(section).describe(name, section));
    }
    return specs;
  }

  /// In the order of the file. When one cannot be opened, those before it are closed again.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException naming the camera that cannot be opened
  List<Camera> open(Clock clock) {
    List<Camera> opened = new ArrayList<>();
    try {
      for (String name : names()) {
        ConfigSection section = cameras().section(name);
        opened.add(drivers.of(section).open(name, section, clock));
      }
      return opened;
    } catch (RuntimeException e) {
      for (Camera camera : opened) camera.close();
      throw e;
    }
  }

  private Iterable<String> names() {
    return file.has("cameras") ? cameras().keys() : List.of();
  }

  private ConfigSection cameras() {
    return file.section("cameras");
  }
}
