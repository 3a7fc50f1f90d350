package dev.sinew.app;

import dev.sinew.app.deploy.CamerasSection;
import dev.sinew.app.view.WholeFile;
import dev.sinew.drivers.camera.find.CameraFinder;
import dev.sinew.drivers.camera.find.CameraList;
import dev.sinew.drivers.camera.find.CameraShot;
import dev.sinew.drivers.camera.find.ContactSheet;
import dev.sinew.drivers.camera.find.FoundCamera;
import dev.sinew.drivers.camera.find.Photographer;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The cameras of this machine, with a picture of what each of them sees.
@Command(
    name = "cameras",
    description =
        "Lists cameras with the lines that a deployment needs, and takes a picture with each.",
    mixinStandardHelpOptions = true)
final class FindCamerasCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CONFIG",
      arity = "0..1",
      description = "Deployment whose cameras are photographed instead.")
  private Path config;

  @Option(
      names = "--png",
      paramLabel = "FILE",
      defaultValue = "cameras.png",
      description = "Contact sheet (default ${DEFAULT-VALUE}).")
  private Path png;

  @Mixin private CommonOptions common;

  private final Clock clock = new MonotonicClock();

  FindCamerasCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    WholeFile.mustBeWritable(png);
    List<CameraShot> shots = config == null ? plugged() : declared();
    if (shots.isEmpty()) {
      System.out.println("no pictures to show");
      return 0;
    }
    ContactSheet.write(shots, png);
    for (CameraShot shot : shots)
      if (shot.frame() == null)
        System.out.println("no picture of " + shot.title() + ": " + shot.detail());
    System.out.println("pictures in " + png);
    return 0;
  }

  private List<CameraShot> declared() {
    CamerasSection cameras = new CamerasSection(ConfigSection.read(config));
    List<CameraShot> shots = new ArrayList<>();
    cameras.mustHave().forEach((name, section) -> shots.add(declared(cameras, name, section)));
    return shots;
  }

  private CameraShot declared(CamerasSection cameras, String name, ConfigSection section) {
    try (Camera camera = cameras.open(name, section, clock)) {
      return Photographer.shoot(name, section.text("driver"), camera);
    } catch (ConfigException e) {
      return new CameraShot(name, e.getMessage(), null);
    }
  }

  private List<CameraShot> plugged() throws IOException {
    CameraList list = CameraFinder.find();
    for (FoundCamera camera : list.cameras()) print(camera);
    list.hints().forEach(System.out::println);
    JsonFile.write(common.json, json(list));
    List<FoundCamera> usable = list.cameras().stream().filter(FoundCamera::isUsable).toList();
    return new Photographer(CamerasSection.providers(), clock).shoot(usable);
  }

  private static void print(FoundCamera camera) {
    System.out.println(
        camera.name() + (camera.serial().isEmpty() ? "" : ", serial " + camera.serial()));
    if (!camera.connection().isEmpty()) System.out.println("  " + camera.connection());
    camera.paths().forEach(path -> System.out.println("  " + path));
    camera.modes().forEach(mode -> System.out.println("  gives " + mode));
    camera.controls().forEach(control -> System.out.println("  can set " + control));
    camera.problems().forEach(problem -> System.out.println("  PROBLEM " + problem));
    if (!camera.section().isEmpty())
      System.out.println(("cameras:\n  NAME:\n" + camera.section()).indent(2).stripTrailing());
  }

  private static Map<String, Object> json(CameraList list) {
    List<Map<String, Object>> cameras = new ArrayList<>();
    for (FoundCamera camera : list.cameras()) {
      Map<String, Object> words = new LinkedHashMap<>();
      words.put("driver", camera.driver());
      words.put("name", camera.name());
      words.put("serial", camera.serial());
      words.put("paths", camera.paths());
      words.put("connection", camera.connection());
      words.put("modes", camera.modes());
      words.put("controls", camera.controls());
      words.put("problems", camera.problems());
      cameras.add(words);
    }
    return Map.of("cameras", cameras, "hints", list.hints());
  }
}
