package dev.sinew.app.deploy;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The section `cameras` of a deployment: cameras that the robot's driver does not bring itself.
public final class CamerasSection {

  private final ConfigSection file;
  private final Drivers<CameraProvider> drivers =
      new Drivers<>(CameraProvider.class, CameraProvider::driver);

  /// @param file the deployment
  public CamerasSection(ConfigSection file) {
    this.file = file;
  }

  /// Every driver that a section may name.
  public static Map<String, CameraProvider> providers() {
    return new Drivers<>(CameraProvider.class, CameraProvider::driver).all();
  }

  /// By the cameras' names, in the order of the file.
  public Map<String, ConfigSection> sections() {
    Map<String, ConfigSection> sections = new LinkedHashMap<>();
    if (!file.has("cameras")) return sections;
    ConfigSection cameras = file.section("cameras");
    for (String name : cameras.keys()) sections.put(name, cameras.section(name));
    return sections;
  }

  /// The same, of a file that is read for its cameras.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when it has none
  public Map<String, ConfigSection> mustHave() {
    Map<String, ConfigSection> sections = sections();
    if (sections.isEmpty()) throw file.problem("cameras", "is missing");
    return sections;
  }

  /// Opens nothing.
  ///
  /// @param robot cameras of the robot's driver, whose names are taken
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  List<CameraSpec> describe(List<CameraSpec> robot) {
    List<CameraSpec> specs = new ArrayList<>();
    sections()
        .forEach(
            (name, section) -> {
              if (robot.stream().anyMatch(taken -> taken.name().equals(name)))
                throw file.section("cameras")
                    .problem(name, "the robot's driver has a camera of this name already");
              specs.add(drivers.of(section).describe(name, section));
            });
    return specs;
  }

  /// One camera.
  ///
  /// @param section one of [#sections]
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong or it cannot be opened
  public Camera open(String name, ConfigSection section, Clock clock) {
    CameraProvider provider = drivers.of(section);
    provider.describe(name, section);
    return provider.open(name, section, clock);
  }

  /// All of them, in the order of the file. When one cannot be opened, those before it are closed
  /// again.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException naming the camera that cannot be opened
  List<Camera> open(Clock clock) {
    List<Camera> opened = new ArrayList<>();
    try {
      sections().forEach((name, section) -> opened.add(open(name, section, clock)));
      return opened;
    } catch (RuntimeException e) {
      for (Camera camera : opened) camera.close();
      throw e;
    }
  }
}
