package dev.sinew.app;

import dev.sinew.app.deploy.BackedPolicy;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.LiveEpisode.Moment;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.app.episode.Unjudged;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.fault.Injection;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.app.spine.Events;
import dev.sinew.app.spine.ProcessSpine;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.spine.ThreadSpine;
import dev.sinew.app.view.ChunkOverlay;
import dev.sinew.app.view.TerminalView;
import dev.sinew.app.view.VideoFile;
import dev.sinew.app.view.VideoTap;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.StandardRule;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
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

  private final Clock clock = new MonotonicClock();
  private volatile double value;

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
    Deployment deployment = Deployment.read(config);
    if (events == null && !deployment.rig().simulated())
      throw new EpisodeException("--events is missing: nothing moves without a record of it");
    int view = deployment.view(deployment.rig());
    if (view < 0 && (video != null || png != null)) {
      throw new ConfigException(
          config, "episode.view", "is missing; --video and --png need a camera");
    }
    FaultPlan faults = faults(deployment);
    EpisodeRecording recording = recording(deployment);
    int exit;
    try (recording;
        SpineLink spine = spine(deployment, faults);
        Recorder recorder =
            new Recorder(spine, recording == null ? EpisodeTap.NONE : recording, clock);
        TimedPolicy policy =
            new TimedPolicy(
                faults.policy(policy(deployment, spine.exchange()), clock, spine.exchange()),
                clock);
        Stage stage = faults.stage(deployment.openStage(clock, spine.exchange()), clock)) {
      exit = run(deployment, spine, stage, policy, view, faults, recorder, recording);
    }
    if (recording != null) System.out.println("recorded " + recording.summary());
    return exit;
  }

  private int run(
      Deployment deployment,
      SpineLink spine,
      Stage stage,
      TimedPolicy policy,
      int view,
      FaultPlan faults,
      Recorder recorder,
      EpisodeRecording recording)
      throws IOException {
    Optional<Task> task = stage.task();
    String what = task.map(Task::name).orElse(deployment.rig().robot().name());
    LiveEpisode episode =
        new LiveEpisode(deployment, spine, stage, policy, clock, faults, recorder);
    ChunkOverlay overlay = view < 0 ? null : new ChunkOverlay(stage.cameras().get(view), task);
    Consumer<Moment> display = display(deployment, task, view);
    Moment[] last = new Moment[1];
    Interrupts.take(episode::requestStop, spine::halt);
    try (VideoFile file = video == null ? null : videoFile(stage.cameras().get(view))) {
      LiveEpisode.Result result;
      try {
        result =
            episode.run(
                task.orElse(new Unjudged(what)),
                seed,
                deployment.runSteps(),
                companions(stage, view, overlay, file),
                moment -> {
                  value = moment.value();
                  last[0] = moment;
                  display.accept(moment);
                });
      } catch (RuntimeException e) {
        if (recording != null) tell(recording, e);
        throw e;
      }
      if (file != null) file.commit();
      if (png != null && last[0] != null) picture(last[0], view, overlay);
      RunReport report =
          new RunReport(config, deployment.bundle().spec(), what, task, seed, policy, result);
      if (recording != null) recording.result(report.words());
      JsonFile.write(common.json, report.json());
      report.print(System.out);
      return exitCode(result, policy);
    }
  }

  /// Whoever reads the episode is to know why it ended.
  private static void tell(EpisodeRecording recording, RuntimeException failure) {
    try {
      recording.result(Map.of("failed", String.valueOf(failure.getMessage())));
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /// @return null when nothing is to be recorded
  private EpisodeRecording recording(Deployment deployment) throws IOException {
    return record == null ? null : new EpisodeRecording(record, deployment, seed, clock, true);
  }

  private FaultPlan faults(Deployment deployment) {
    List<String> words = new ArrayList<>(deployment.faults());
    words.addAll(inject);
    try {
      FaultPlan faults = new FaultPlan(words.stream().map(Injection::parse).toList());
      faults.mustFit(deployment.rig(), deployment.supervisor());
      return faults;
    } catch (IllegalArgumentException e) {
      throw new EpisodeException("--inject " + e.getMessage(), e);
    }
  }

  private static Policy policy(Deployment deployment, Exchange exchange) {
    Policy policy = deployment.open(deployment.bundle());
    return deployment
        .backup()
        .<Policy>map(
            backup ->
                new BackedPolicy(
                    policy,
                    deployment.open(backup),
                    () -> exchange.status().read().refusedSequence()))
        .orElse(policy);
  }

  private SpineLink spine(Deployment deployment, FaultPlan faults) throws IOException {
    boolean process =
        this.spine == null ? deployment.spineIsProcess() : this.spine == SpineKind.process;
    return process
        ? new ProcessSpine(deployment, config, events, faults, clock)
        : new ThreadSpine(deployment, Events.open(events), faults);
  }

  private Consumer<Moment> display(Deployment deployment, Optional<Task> task, int view) {
    if (headless || !TerminalView.possible()) return moment -> {};
    return new TerminalView(System.out, task, deployment.runSteps(), view)::show;
  }

  private VideoFile videoFile(Camera camera) throws IOException {
    return new VideoFile(
        video, camera.spec().width(), camera.spec().height(), 1e9 / camera.spec().periodNanos());
  }

  private List<LiveEpisode.Companion> companions(
      Stage stage, int view, ChunkOverlay overlay, VideoFile file) {
    if (file == null) return List.of();
    long period = stage.cameras().get(view).spec().periodNanos();
    return List.of(
        new LiveEpisode.Companion(
            "video",
            period / 2,
            brain -> new VideoTap(brain, view, period, overlay, file, () -> value)));
  }

  private void picture(Moment moment, int view, ChunkOverlay overlay) throws IOException {
    Frame frame = moment.brain().frames().get(view).newest();
    if (frame == null) throw new EpisodeException(png + ": no picture: no frame arrived in time");
    BufferedImage image = overlay.draw(frame, moment.brain().outlet().newest(), moment.value());
    try (WholeFile file = new WholeFile(png)) {
      ImageIO.write(image, "png", file.part().toFile());
      file.commit();
    }
  }

  private int exitCode(LiveEpisode.Result result, TimedPolicy policy) {
    Rule rule = result.stopRule();
    if (rule == StandardRule.EPISODE_END.rule()) return 0;
    if (rule == StandardRule.OPERATOR.rule()) return Interrupts.EXIT_CODE;
    String why = policy.silence().map(said -> "; the policy had no answer: " + said).orElse("");
    throw new EpisodeException("the episode was stopped: " + rule.text() + why);
  }
}
