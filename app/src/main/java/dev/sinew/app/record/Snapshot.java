package dev.sinew.app.record;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.TeleopSection;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was in force when an episode was recorded: the deployment's files, whole, and the hash of
/// what is too large to keep.
final class Snapshot {

  private final Deployment deployment;
  private final List<CameraSpec> cameras;
  private final long seed;
  private final WallClock wall;

  Snapshot(Deployment deployment, List<CameraSpec> cameras, long seed, WallClock wall) {
    this.cameras = cameras;
    this.deployment = deployment;
    this.seed = seed;
    this.wall = wall;
  }

  void write(EpisodeFile file) throws IOException {
    file.describe(EpisodeFormat.SNAPSHOT, words());
    describe(file, EpisodeFormat.ROBOT_FACTS, deployment.rig().facts());
    Optional<TeleopSpec> operator = deployment.teleop().map(TeleopSection::spec);
    describe(file, EpisodeFormat.OPERATOR_FACTS, operator.map(TeleopSpec::facts).orElse(Map.of()));
    long nanos = -wall.offsetNanos() + wall.now().toEpochMilli() * 1_000_000;
    file.attach(EpisodeFormat.DEPLOYMENT, "application/yaml", bytes(deployment.file()), nanos);
    for (Path other : deployment.otherFiles())
      file.attach(other.getFileName().toString(), "text/plain", bytes(other), nanos);
  }

  private static void describe(EpisodeFile file, String name, Map<String, String> facts)
      throws IOException {
    if (!facts.isEmpty()) file.describe(name, facts);
  }

  private static byte[] bytes(Path path) throws IOException {
    return Files.readAllBytes(path);
  }

  private Map<String, String> words() throws IOException {
    RigSpec rig = deployment.rig();
    Map<String, String> words = new LinkedHashMap<>();
    words.put("format", EpisodeFormat.VERSION);
    words.put("started", wall.now().toString());
    words.put("clock-offset-nanos", Long.toString(wall.offsetNanos()));
    words.put("config", deployment.file().toAbsolutePath().normalize().toString());
    words.put("seed", Long.toString(seed));
    words.put("robot", rig.robot().name());
    words.put("servo-period-nanos", Long.toString(rig.robot().servoPeriodNanos()));
    words.put("joints", joined(rig.robot().joints().stream().map(Snapshot::word).toList()));
    words.put("streams", joined(rig.streams().stream().map(Snapshot::word).toList()));
    words.put("cameras", joined(cameras.stream().map(Snapshot::word).toList()));
    words.put("policy", deployment.planner().label());
    if (deployment.hasPolicy())
      words.put("policy-sha256", FolderHash.of(deployment.bundle().directory()));
    words.put("policy-step-nanos", Long.toString(deployment.planner().stepNanos()));
    words.put("prompt", deployment.prompt());
    words.put(EpisodeFormat.STANDARD_RULES, Integer.toString(StandardRule.values().length));
    words.put(EpisodeFormat.OPERATOR, Boolean.toString(deployment.authority().isPresent()));
    return words;
  }

  private static String joined(List<String> words) {
    return words.stream().collect(Collectors.joining(" "));
  }

  private static String word(JointSpec joint) {
    return joint.name() + ":" + joint.unit().symbol();
  }

  private static String word(StreamSpec stream) {
    return stream.name() + ":" + stream.width() + ":" + stream.unit().symbol();
  }

  private static String word(CameraSpec camera) {
    return camera.name() + ":" + camera.width() + "x" + camera.height();
  }
}
