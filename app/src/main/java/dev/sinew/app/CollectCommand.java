package dev.sinew.app;

import dev.sinew.app.collect.CollectLines;
import dev.sinew.app.collect.CollectPlan;
import dev.sinew.app.collect.CollectReport;
import dev.sinew.app.collect.CollectRun;
import dev.sinew.app.collect.CollectedSet;
import dev.sinew.app.collect.Controls;
import dev.sinew.app.collect.DemonstrationFolder;
import dev.sinew.app.collect.HeardView;
import dev.sinew.app.deploy.CollectSection;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.ActionSources;
import dev.sinew.app.episode.StuckRecorderException;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.operator.Operator;
import dev.sinew.app.remote.RemoteControl;
import dev.sinew.app.remote.RemoteSection;
import dev.sinew.app.remote.RemoteSteering;
import dev.sinew.app.remote.Steering;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.spine.SpineOpening;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.Stage;
import dev.sinew.teleop.cue.Cues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Teleoperated demonstrations into a dataset.
@Command(
    name = "collect",
    description =
        "Collects teleoperated demonstrations: raw episodes and a LeRobot dataset. Ctrl-C ends the"
            + " session after a controlled stop; nothing recorded is lost.",
    mixinStandardHelpOptions = true)
final class CollectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG", description = "Deployment file with a section teleop.")
  private Path config;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the collection: episodes, lerobot, discarded.")
  private Path out;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "How many are wanted in the end, instead of what the file says.")
  private Integer episodes;

  @Option(names = "--resume", description = "Go on with a collection that was begun.")
  private boolean resume;

  @Option(
      names = "--task",
      paramLabel = "TEXT",
      description = "What is demonstrated, instead of the file's prompt.")
  private String task;

  @Option(names = "--note", paramLabel = "TEXT", description = "Goes into every episode.")
  private String note;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the first scene, in simulation (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Append the supervisor's events to a hash-chained log.")
  private Path events;

  @Mixin private EmulateOption emulation;

  @Option(names = "--headless", description = "No live line.")
  private boolean headless;

  @Mixin private CommonOptions common;

  CollectCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    Deployment deployment = emulation.read(config);
    if (task != null) deployment = deployment.withPrompt(task);
    if (deployment.teleop().isEmpty())
      throw new ConfigException(config, "teleop", "is missing; somebody must show how it is done");
    SpineOpening opening = new SpineOpening(deployment, config, events);
    opening.mustBeLogged();
    CollectReport report = collect(opening, new MonotonicClock());
    JsonFile.write(common.json, report.json());
    report.print(System.out);
    return report.interrupted() ? Interrupts.EXIT_CODE : 0;
  }

  private CollectReport collect(SpineOpening opening, Clock clock) throws IOException {
    Deployment deployment = opening.deployment();
    Optional<RemoteSection> section = RemoteSection.of(deployment);
    if (section.isEmpty()) return collect(opening, Optional.empty(), clock);
    try (RemoteControl control = RemoteControl.open(section.get(), deployment, false, clock)) {
      return collect(opening, Optional.of(control), clock);
    }
  }

  private CollectReport collect(SpineOpening opening, Optional<RemoteControl> control, Clock clock)
      throws IOException {
    try (CollectedSet collected = collected(opening.deployment())) {
      return collected.conclude(record(collected, opening, control, clock), System.out::println);
    }
  }

  private CollectedSet collected(Deployment deployment) {
    return new CollectedSet(
        new DemonstrationFolder(out),
        episodes == null ? deployment.collect().episodes() : episodes,
        deployment.rig().cameras().stream().map(CameraSpec::name).findFirst());
  }

  /// @return whether the session was ended by a signal
  private boolean record(
      CollectedSet collected, SpineOpening opening, Optional<RemoteControl> control, Clock clock)
      throws IOException {
    try {
      return withTheArm(collected, opening, control, clock);
    } catch (StuckRecorderException e) {
      collected.leave();
      throw e;
    } catch (IOException | RuntimeException e) {
      collected.concludeAfter(e, System.out::println);
      throw e;
    }
  }

  private boolean withTheArm(
      CollectedSet collected, SpineOpening opening, Optional<RemoteControl> control, Clock clock)
      throws IOException {
    Deployment deployment = opening.deployment();
    try (SpineLink spine = opening.open(new FaultPlan(List.of()), clock);
        Operator operator = Operator.open(deployment, spine, clock);
        Stage stage = deployment.openStage(clock, spine.exchange());
        Cues cues = deployment.collect().openCues()) {
      control.ifPresent(remote -> remote.desk().listen(operator::hear));
      CollectRun run =
          new CollectRun(
              plan(deployment.collect(), stage),
              deployment,
              collected,
              spine,
              stage,
              new ActionSources(Optional.empty(), Optional.of(operator)),
              clock,
              steering(control),
              new HeardView(
                  new CollectLines(System.out, !headless, Controls.of(operator::control)),
                  cues::play,
                  cues::trouble));
      Interrupts.take(run::quit, run::halt);
      return run.run();
    }
  }

  private static Steering steering(Optional<RemoteControl> control) {
    Steering alone = episode -> {};
    return control
        .<Steering>map(remote -> new RemoteSteering(remote, Optional.empty(), alone))
        .orElse(alone);
  }

  private CollectPlan plan(CollectSection section, Stage stage) {
    return new CollectPlan(
        Math.round(section.episodeSeconds() * 1e9),
        Math.round(section.resetSeconds() * 1e9),
        section.followsInReset() && stage.task().isEmpty(),
        seed,
        Optional.ofNullable(note),
        resume);
  }
}
