package dev.sinew.app.deploy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.onnx.Execution;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.authority.AuthoritySpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.realtime.RealtimeRequest;
import dev.sinew.runtime.safety.RuleBook;
import dev.sinew.runtime.safety.SupervisorSpec;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import dev.sinew.runtime.sync.Streams;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A deployment file, checked.
public final class Deployment {

  /// The robot where none is named.
  private static final String NO_HARDWARE = "sim-so101";

  private final ConfigSection file;
  private final RigSection rig;
  private final Optional<PolicyBundle> bundle;
  private final Optional<PolicySpec> guest;

  private Deployment(ConfigSection file, Optional<PolicyBundle> bundle) {
    this(file, bundle, Optional.empty());
  }

  private Deployment(
      ConfigSection file, Optional<PolicyBundle> bundle, Optional<PolicySpec> guest) {
    this.file = file;
    rig = new RigSection(file);
    this.bundle = bundle;
    this.guest = guest;
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
    if (!file.has("robot")) return of(file.with("robot.driver", NO_HARDWARE), changes);
    if (!file.has("policy") && !file.has("teleop"))
      throw file.problem(
          "policy", "is missing; a deployment has a policy, a section teleop, or both");
    if (!file.has("policy")) return new Deployment(file, Optional.empty());
    Path policy = file.resolve(file.text("policy"));
    return new Deployment(file, Optional.of(PolicyBundle.read(policy, changes, servers(file))));
  }

  private static Map<String, ConfigSection> servers(ConfigSection file) {
    Map<String, ConfigSection> servers = new LinkedHashMap<>();
    if (!file.has("servers")) return servers;
    ConfigSection section = file.section("servers");
    for (String graph : section.keys()) servers.put(graph, section.section(graph));
    return servers;
  }

  /// The same with emulated devices in place of the robot and the operator's, where their drivers
  /// have such.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when neither has
  public Deployment emulated() {
    Optional<ConfigSection> robot = rig.emulated();
    Optional<ConfigSection> device = teleop().flatMap(TeleopSection::emulated);
    if (robot.isEmpty() && device.isEmpty())
      throw file.problem("robot.driver", "nothing in this deployment can be emulated");
    ConfigSection changed = file;
    if (robot.isPresent()) changed = changed.with("robot", robot.get());
    if (device.isPresent()) changed = changed.with("teleop.device", device.get());
    return new Deployment(changed.with("spine", "thread"), bundle);
  }

  /// The same where plans of this shape come from somewhere else, and no operator has a say. Its
  /// spine is a thread: a process would read the file.
  public Deployment planned(PolicySpec plans) {
    return new Deployment(file.with("spine", "thread"), bundle, Optional.of(plans));
  }

  /// The same with another task.
  public Deployment withPrompt(String prompt) {
    return new Deployment(file.withText("prompt", prompt), bundle, guest);
  }

  /// How joints change hands between a policy and an operator; empty where there is no operator.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException naming file, key and value
  public Optional<AuthoritySpec> authority() {
    Optional<TeleopSection> teleop = teleop();
    if (teleop.isEmpty()) return Optional.empty();
    if (!schedule(planner()).rotations().isEmpty())
      throw file.problem("teleop", "a plan with rotations cannot be taken over joint by joint");
    long even = teleop.get().periodNanos() + rig.described().robot().servoPeriodNanos();
    return Optional.of(AuthoritySection.read(file.section("teleop"), supervisor().joints(), even));
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

  /// Whether a policy is deployed; without one an operator decides.
  public boolean hasPolicy() {
    return bundle.isPresent();
  }

  /// Whether plans come from somewhere.
  boolean hasPlans() {
    return guest.isPresent() || bundle.isPresent();
  }

  /// @throws dev.sinew.runtime.config.ConfigException when there is none
  public PolicyBundle bundle() {
    return bundle.orElseThrow(
        () -> file.problem("policy", "is missing; this needs a policy, not only an operator"));
  }

  /// Shape of the plans that the spine must be ready for: the policy's; of a plan that never comes
  /// where an operator decides alone.
  public PolicySpec planner() {
    return guest.or(() -> bundle.map(PolicyBundle::spec)).orElseGet(() -> plain("operator", 1));
  }

  /// Shape of plans that are rows of commands and nothing else, one per row of the data set.
  public PolicySpec plain(String name, int rows) {
    RobotSpec robot = rig.described().robot();
    return new PolicySpec(
        name,
        "1",
        List.of(),
        List.of(),
        1,
        Math.round(1e9 / collect().fps()),
        rows,
        rows,
        robot.dof(),
        robot.joints().getFirst().unit(),
        Interpolation.LINEAR);
  }

  /// How demonstrations are collected with it.
  public CollectSection collect() {
    return CollectSection.of(file);
  }

  /// Who may take the arm by hand; empty where nobody may.
  public Optional<TeleopSection> teleop() {
    return file.has("teleop") && guest.isEmpty()
        ? Optional.of(new TeleopSection(file.section("teleop"), rig.described()))
        : Optional.empty();
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
        file.has("scheduler")
            ? Optional.of(file.section("scheduler"))
            : bundle.flatMap(PolicyBundle::scheduler);
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
    return episode().integer("run-steps");
  }

  private ConfigSection episode() {
    if (!file.has("episode")) throw file.problem("episode", "is missing");
    return file.section("episode");
  }

  public int evalSteps() {
    return episode().integer("eval-steps");
  }

  /// The robot and what is on it, after checking that policy, limits and view fit. Opens nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when they do not
  public RigSpec rig() {
    execution();
    RigSpec described = rig.described();
    supervisor(described);
    rig.mustFit(described);
    bundle.ifPresent(found -> new FitCheck(found, described).run());
    backup().ifPresent(other -> new FitCheck(other, described).run());
    scheduler(planner()).ifPresent(SchedulerSection::policyMustFit);
    schedule(planner());
    teleop().ifPresent(TeleopSection::check);
    return described;
  }

  /// The layout of what spine and brain of this deployment share.
  public ExchangeSpec exchange() {
    RigSpec checked = rig();
    return ExchangeSpec.of(checked.robot(), checked.streams(), planner().chunkRows());
  }

  /// Opens the arm and its sensors. Nothing moves.
  public Robot openRobot(Clock clock, Streams streams) {
    return rig.openRobot(clock, streams);
  }

  /// Opens the cameras and the judge.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException naming the camera that cannot be opened
  public Stage openStage(Clock clock, Streams streams) {
    return rig.openStage(clock, streams);
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
    return this.rig.view(rig);
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
    return supervisor(rig.described());
  }

  /// Oldest newest frame of a camera; empty where it does not matter.
  public OptionalLong maxFrameAgeNanos(String camera) {
    return rig.maxFrameAgeNanos(camera);
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
    return new SupervisorSection(file.section("supervisor"), rig, planner().stepNanos()).read();
  }

  /// What the robot is, whatever else of the file is wrong.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when the robot's section is
  public RobotSpec robot() {
    return rig.described().robot();
  }
}
