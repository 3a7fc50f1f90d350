package dev.sinew.app.deploy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.onnx.Execution;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.realtime.RealtimeRequest;
import dev.sinew.runtime.safety.RuleBook;
import dev.sinew.runtime.safety.SupervisorSpec;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import dev.sinew.runtime.sync.Streams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A deployment file, checked.
public final class Deployment {

  private final ConfigSection file;
  private final PolicyBundle bundle;

  private Deployment(ConfigSection file, PolicyBundle bundle) {
    this.file = file;
    this.bundle = bundle;
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming file, key and value
  /// @throws dev.sinew.runtime.port.PolicyException when the policy's folder is missing
  public static Deployment read(Path path) {
    return read(path, Map.of());
  }

  /// The same with a variant of its policy.
  ///
  /// @param changes as for [PolicyBundle#read(Path, Map, Map)]
  /// @throws dev.sinew.runtime.config.ConfigException naming file, key and value
  /// @throws dev.sinew.runtime.port.PolicyException when the policy's folder is missing
  public static Deployment read(Path path, Map<String, String> changes) {
    return of(ConfigSection.read(path), changes);
  }

  /// A deployment that was recorded, as if it stood in a file: what it names lies beside that.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException naming file, key and value
  /// @throws dev.sinew.runtime.port.PolicyException when the policy's folder is missing
  public static Deployment parse(Path path, String text) {
    return of(ConfigSection.parse(path, text), Map.of());
  }

  private static Deployment of(ConfigSection file, Map<String, String> changes) {
    file.validate(Schema.of(Deployment.class.getResourceAsStream("deployment.schema.json")));
    Path policy = file.resolve(file.text("policy"));
    return new Deployment(file, PolicyBundle.read(policy, changes, servers(file)));
  }

  private static Map<String, ConfigSection> servers(ConfigSection file) {
    Map<String, ConfigSection> servers = new LinkedHashMap<>();
    if (!file.has("servers")) return servers;
    ConfigSection section = file.section("servers");
    for (String graph : section.keys()) servers.put(graph, section.section(graph));
    return servers;
  }

  /// The file that was read.
  public Path file() {
    return file.file();
  }

  /// Further files that it names, the policies' folders apart.
  public List<Path> otherFiles() {
    ConfigSection supervisor = file.section("supervisor");
    if (!supervisor.has("workspace")) return List.of();
    return List.of(file.resolve(supervisor.section("workspace").text("urdf")));
  }

  /// Whether every pixel of a camera is to be recorded, and not what JPEG leaves of it.
  public boolean recordsPixels(String camera) {
    if (!file.has("record")) return false;
    ConfigSection cameras = file.section("record").section("cameras");
    return cameras.has(camera) && cameras.text(camera).equals("png");
  }

  public PolicyBundle bundle() {
    return bundle;
  }

  /// The policy that answers when the plan of the first was refused.
  public Optional<PolicyBundle> backup() {
    if (!file.has("backup-policy")) return Optional.empty();
    return Optional.of(PolicyBundle.read(file.resolve(file.text("backup-policy"))));
  }

  /// Loads a policy for where this deployment runs its graphs: as its section `execution` says.
  ///
  /// @param bundle the deployment's, or another one to compare with
  /// @throws dev.sinew.runtime.port.PolicyException in one line when it cannot be loaded
  public Policy open(PolicyBundle bundle) {
    return bundle.open(GraphLoader.of(execution()));
  }

  private Execution execution() {
    return file.has("execution") ? Execution.read(file.section("execution")) : Execution.DEFAULT;
  }

  /// How the chunks of a policy follow one another: as the file says, otherwise as the bundle does;
  /// by default as a receding horizon.
  ///
  /// @param policy the bundle's, or one that stands in for it
  /// @throws dev.sinew.runtime.config.ConfigException naming file, key and value
  public Schedule schedule(PolicySpec policy) {
    return scheduler(policy)
        .map(SchedulerSection::read)
        .orElseGet(
            () ->
                new Schedule(
                    new Strategy.Receding(),
                    policy.interpolation(),
                    policy.executeRows(),
                    List.of()));
  }

  private Optional<SchedulerSection> scheduler(PolicySpec policy) {
    Optional<ConfigSection> section =
        file.has("scheduler") ? Optional.of(file.section("scheduler")) : bundle.scheduler();
    return section.map(found -> new SchedulerSection(found, policy));
  }

  /// The section `mqtt`, for whoever reads it.
  public Optional<ConfigSection> mqtt() {
    return file.has("mqtt") ? Optional.of(file.section("mqtt")) : Optional.empty();
  }

  public String prompt() {
    return file.text("prompt", "");
  }

  public int runSteps() {
    return file.section("episode").integer("run-steps");
  }

  public int evalSteps() {
    return file.section("episode").integer("eval-steps");
  }

  /// The robot and what is on it, after checking that policy, limits and view fit. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when they do not
  public RigSpec rig() {
    execution();
    RigSpec rig = described();
    supervisor(rig);
    camerasMustExist(rig);
    view(rig);
    new FitCheck(bundle, rig).run();
    backup().ifPresent(other -> new FitCheck(other, rig).run());
    scheduler(bundle.spec()).ifPresent(SchedulerSection::policyMustFit);
    schedule(bundle.spec());
    return rig;
  }

  /// The layout of what spine and brain of this deployment share.
  public ExchangeSpec exchange() {
    RigSpec rig = rig();
    return ExchangeSpec.of(rig.robot(), rig.streams(), bundle.spec().chunkRows());
  }

  /// Opens the arm and its sensors. Nothing moves.
  public Robot openRobot(Clock clock, Streams streams) {
    return provider().open(file.section("robot"), clock, streams);
  }

  /// Opens the cameras and the judge.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException naming the camera that cannot be opened
  public Stage openStage(Clock clock, Streams streams) {
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

  /// What the robot is to achieve, where that must be known.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when the driver cannot judge a task
  public Task taskOf(Stage stage) {
    return stage
        .task()
        .orElseThrow(
            () ->
                file.problem("robot.driver", "cannot judge what its robot does; use 'sinew run'"));
  }

  /// Index of the camera that people look at, -1 when the deployment names none.
  public int view(RigSpec rig) {
    ConfigSection episode = file.section("episode");
    if (!episode.has("view")) return -1;
    List<String> names = rig.cameras().stream().map(CameraSpec::name).toList();
    int at = names.indexOf(episode.text("view"));
    if (at < 0) {
      throw episode.problem(
          "view", "no camera '" + episode.text("view") + "'; the robot has " + names);
    }
    return at;
  }

  /// Whether the spine is a process of its own: as the file says; otherwise for hardware.
  public boolean spineIsProcess() {
    return file.has("spine") ? file.text("spine").equals("process") : !rig().simulated();
  }

  /// Whether nothing may move without real-time rights.
  public boolean mustBeRealtime() {
    return file.has("require-realtime") && file.flag("require-realtime");
  }

  /// The rights that the servo thread asks for.
  ///
  /// @param lockMemory whether its process is its own
  public RealtimeRequest rights(boolean lockMemory) {
    RealtimeRequest standard = RealtimeRequest.servo();
    OptionalInt cpu =
        file.has("servo-cpu") ? OptionalInt.of(file.integer("servo-cpu")) : OptionalInt.empty();
    return new RealtimeRequest(
        standard.fifoPriority(), lockMemory, cpu, standard.timerSlackNanos());
  }

  /// The bounds that the supervisor holds.
  public SupervisorSpec supervisor() {
    return supervisor(described());
  }

  /// Oldest newest frame of a camera; empty where it does not matter.
  public OptionalLong maxFrameAgeNanos(String camera) {
    ConfigSection supervisor = file.section("supervisor");
    if (!supervisor.has("cameras") || !supervisor.section("cameras").has(camera))
      return OptionalLong.empty();
    ConfigSection declared = supervisor.section("cameras").section(camera);
    return OptionalLong.of(Math.round(declared.number("max-age-ms") * 1e6));
  }

  private void camerasMustExist(RigSpec rig) {
    List<String> names = rig.cameras().stream().map(CameraSpec::name).toList();
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

  /// Faults that the file asks for, as the command line spells them.
  public List<String> faults() {
    return file.has("inject") ? file.texts("inject") : List.of();
  }

  /// Every rule of this deployment, numbered.
  public RuleBook rules() {
    return new RuleBook(supervisor());
  }

  private SupervisorSpec supervisor(RigSpec rig) {
    return new SupervisorSection(file.section("supervisor"), rig, bundle.spec().stepNanos()).read();
  }

  private RobotProvider provider() {
    return new Drivers<>(RobotProvider.class, RobotProvider::driver).of(file.section("robot"));
  }

  private RigSpec described() {
    RigSpec robot = provider().describe(file.section("robot"));
    List<CameraSpec> cameras = new ArrayList<>(robot.cameras());
    cameras.addAll(new CamerasSection(file).describe(robot.cameras()));
    return new RigSpec(robot.robot(), robot.streams(), cameras, robot.simulated());
  }
}
