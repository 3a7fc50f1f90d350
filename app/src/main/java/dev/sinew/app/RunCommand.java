package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.app.remote.RemoteControl;
import dev.sinew.app.remote.RemoteSection;
import dev.sinew.app.remote.RemoteSteering;
import dev.sinew.app.remote.RunningEpisode;
import dev.sinew.app.remote.Steering;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One episode in real time.
@Command(
    name = "run",
    description = "Deploys a policy: one episode in real time. Ctrl-C is a controlled stop.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG", description = "Deployment file.")
  private Path config;

  @Option(
      names = "--seed",
      defaultValue = "100000",
      description = "Seed of the start and of the policy's noise (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--inject",
      paramLabel = "FAULT[@SECONDS]",
      description = "Let something go wrong, in simulation; may be repeated.")
  private List<String> inject = List.of();

  @Option(
      names = "--spine",
      paramLabel = "process|thread",
      description = "Where the servo runs, instead of what the file says.")
  private SpineKind spine;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Append the supervisor's events to a hash-chained log.")
  private Path events;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Write the episode to a new file in this folder.")
  private Path record;

  @Option(
      names = "--remote",
      description = "Wait for operators to start episodes over MQTT (section mqtt), until Ctrl-C.")
  private boolean remote;

  @Mixin private EmulateOption emulation;

  @Option(names = "--headless", description = "No live view.")
  private boolean headless;

  @Option(
      names = "--video",
      paramLabel = "FILE.mp4",
      description = "Write a video of the view camera with the plan drawn on it.")
  private Path video;

  @Option(
      names = "--png",
      paramLabel = "FILE",
      description = "Write the last frame with the plan drawn on it.")
  private Path png;

  @Mixin private CommonOptions common;

  RunCommand() {}

  /// As the command line spells them.
  private enum SpineKind {
    process,
    thread
  }

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    WholeFile.mustBeWritable(png);
    if (remote && (video != null || png != null))
      throw new EpisodeException("--video and --png show one episode; --remote runs many");
    if (emulation.given() && spine == SpineKind.process)
      throw new EpisodeException("--emulate keeps the servo in this process; leave --spine away");
    Deployment deployment = emulation.read(config);
    Clock clock = new MonotonicClock();
    EpisodeRun run = new EpisodeRun(plan(), deployment, clock);
    Optional<RemoteSection> section = RemoteSection.of(deployment);
    if (section.isEmpty() && remote)
      throw new ConfigException(config, "mqtt", "is missing; --remote needs a broker");
    if (section.isEmpty()) return exitCode(run.run(seed, RunCommand::takeInterrupts));
    try (RemoteControl control = RemoteControl.open(section.get(), deployment, remote, clock)) {
      return remote
          ? new RemoteRun(run, control, seed).untilInterrupted()
          : exitCode(run.run(seed, accompanied(control)));
    }
  }

  private static Steering accompanied(RemoteControl control) {
    return new RemoteSteering(control, Optional.empty(), RunCommand::takeInterrupts);
  }

  private RunPlan plan() {
    return new RunPlan(
        config,
        Optional.ofNullable(spine).map(kind -> kind == SpineKind.process),
        events,
        record,
        headless,
        video,
        png,
        common.json,
        inject);
  }

  private static void takeInterrupts(RunningEpisode episode) {
    Interrupts.take(() -> episode.requestStop(StandardRule.OPERATOR), episode::halt);
  }

  private static int exitCode(RunReport report) {
    Rule rule = report.result().stopRule();
    if (rule == StandardRule.EPISODE_END.rule()) return 0;
    if (rule == StandardRule.OPERATOR.rule()) return Interrupts.EXIT_CODE;
    String why =
        report
            .policy()
            .flatMap(TimedPolicy::silence)
            .map(said -> "; the policy had no answer: " + said)
            .orElse("");
    String robot = report.trouble().isEmpty() ? "" : "; the robot: " + report.trouble();
    String device = report.device().isEmpty() ? "" : "; the operator's device: " + report.device();
    throw new EpisodeException("the episode was stopped: " + rule.text() + device + robot + why);
  }
}
