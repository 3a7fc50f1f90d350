package dev.sinew.app;

import dev.sinew.app.deploy.BackedPolicy;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.ActionSources;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.LiveEpisode.Moment;
import dev.sinew.app.episode.OperatorPart;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.app.episode.Unjudged;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.fault.Injection;
import dev.sinew.app.operator.Operator;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.app.remote.OperatorVerdict;
import dev.sinew.app.remote.RunningEpisode;
import dev.sinew.app.remote.Steering;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.spine.SpineOpening;
import dev.sinew.app.view.ChunkOverlay;
import dev.sinew.app.view.TerminalView;
import dev.sinew.app.view.VideoFile;
import dev.sinew.app.view.VideoTap;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/// One episode in real time: everything opened for it, and closed after it.
final class EpisodeRun {

  private final RunPlan plan;
  private final Deployment deployment;
  private final SpineOpening opening;
  private final Clock clock;
  private final int view;
  private volatile double value;

  /// @throws ConfigException when the plan wants what the deployment has not
  EpisodeRun(RunPlan plan, Deployment deployment, Clock clock) {
    this.plan = plan;
    this.deployment = deployment;
    this.clock = clock;
    opening = new SpineOpening(deployment, plan.config(), plan.events());
    opening.mustBeLogged();
    view = deployment.view(deployment.rig());
    if (view < 0 && (plan.video() != null || plan.png() != null)) {
      throw new ConfigException(
          plan.config(), "episode.view", "is missing; --video and --png need a camera");
    }
  }

  /// Runs it and says on standard output how it went.
  ///
  /// @throws EpisodeException when it failed
  RunReport run(long seed, Steering steering) throws IOException {
    FaultPlan faults = faults();
    EpisodeRecording recording = recording(seed);
    RunReport report;
    try (recording;
        SpineLink spine = spine(faults);
        Recorder recorder =
            new Recorder(spine, recording == null ? EpisodeTap.NONE : recording, clock);
        ActionSources sources = sources(spine, faults);
        Stage stage = faults.stage(deployment.openStage(clock, spine.exchange()), clock)) {
      if (recording != null) recording.describe(stage.cameras());
      LiveEpisode episode =
          new LiveEpisode(deployment, spine, stage, sources, clock, faults, recorder);
      report =
          run(
              new RunningEpisode(episode, spine, Optional.ofNullable(recording)),
              stage,
              sources,
              seed,
              steering);
    }
    if (recording != null) System.out.println("recorded " + recording.summary());
    return report;
  }

  private ActionSources sources(SpineLink spine, FaultPlan faults) {
    Exchange exchange = spine.exchange();
    Optional<TimedPolicy> policy =
        deployment.hasPolicy()
            ? Optional.of(new TimedPolicy(faults.policy(policy(exchange), clock, exchange), clock))
            : Optional.empty();
    try {
      return new ActionSources(
          policy, deployment.teleop().map(section -> Operator.open(deployment, spine, clock)));
    } catch (RuntimeException e) {
      policy.ifPresent(TimedPolicy::close);
      throw e;
    }
  }

  private RunReport run(
      RunningEpisode running, Stage stage, ActionSources sources, long seed, Steering steering)
      throws IOException {
    Optional<Task> task = stage.task();
    String what = task.map(Task::name).orElse(deployment.rig().robot().name());
    ChunkOverlay overlay = view < 0 ? null : new ChunkOverlay(stage.cameras().get(view), task);
    Moment[] last = new Moment[1];
    OperatorVerdict verdict = new OperatorVerdict();
    steering.begins(running);
    try (VideoFile file = plan.video() == null ? null : videoFile(stage.cameras().get(view))) {
      LiveEpisode.Result result =
          result(
              running,
              stage,
              task.orElse(new Unjudged(what)),
              sources,
              verdict,
              seed,
              steering,
              companions(stage, overlay, file, steering),
              last);
      if (file != null) file.commit();
      if (plan.png() != null && last[0] != null) picture(last[0], overlay);
      RunReport report =
          new RunReport(
              plan.config(),
              deployment.planner(),
              what,
              task,
              seed,
              sources.policy(),
              result,
              running.spine().trouble(),
              sources.operator().map(OperatorPart::trouble).orElse(""));
      Map<String, String> words = words(report.words(), stage, sources, steering);
      words.putAll(verdict.words());
      if (running.recording().isPresent()) running.recording().get().result(words);
      JsonFile.write(plan.json(), report.json());
      report.print(System.out);
      stage
          .health()
          .forEach((name, health) -> System.out.println("camera   " + name + ": " + health));
      return report;
    }
  }

  private LiveEpisode.Result result(
      RunningEpisode running,
      Stage stage,
      Task task,
      ActionSources sources,
      OperatorVerdict verdict,
      long seed,
      Steering steering,
      List<LiveEpisode.Companion> companions,
      Moment[] last) {
    Consumer<Moment> display = display(stage.task());
    Optional<LiveEpisode.Result> result = Optional.empty();
    try {
      result =
          Optional.of(
              running
                  .episode()
                  .run(
                      task,
                      seed,
                      deployment.runSteps(),
                      companions,
                      moment -> {
                        value = moment.value();
                        last[0] = moment;
                        display.accept(moment);
                        steering.show(moment);
                        sources.operator().ifPresent(operator -> verdict.hear(operator, running));
                      }));
      return result.get();
    } catch (RuntimeException e) {
      running
          .recording()
          .ifPresent(recording -> recording.failed(e, words(Map.of(), stage, sources, steering)));
      throw e;
    } finally {
      steering.ended(result);
    }
  }

  private static Map<String, String> words(
      Map<String, String> result, Stage stage, ActionSources sources, Steering steering) {
    Map<String, String> words = new LinkedHashMap<>(result);
    sources.operator().ifPresent(operator -> words.putAll(operator.words()));
    words.putAll(steering.words());
    stage.health().forEach((name, health) -> words.put("camera_" + name, health));
    return words;
  }

  /// @return null when nothing is to be recorded
  private EpisodeRecording recording(long seed) throws IOException {
    return plan.record() == null
        ? null
        : new EpisodeRecording(plan.record(), deployment, seed, clock, true);
  }

  private FaultPlan faults() {
    List<String> words = new ArrayList<>(deployment.faults());
    words.addAll(plan.inject());
    try {
      FaultPlan faults = new FaultPlan(words.stream().map(Injection::parse).toList());
      faults.mustFit(deployment.rig(), deployment.supervisor());
      return faults;
    } catch (IllegalArgumentException e) {
      throw new EpisodeException("--inject " + e.getMessage(), e);
    }
  }

  private Policy policy(Exchange exchange) {
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

  private SpineLink spine(FaultPlan faults) throws IOException {
    return opening.open(plan.spineProcess().orElse(deployment.spineIsProcess()), faults, clock);
  }

  private Consumer<Moment> display(Optional<Task> task) {
    if (plan.headless() || !TerminalView.possible()) return moment -> {};
    return new TerminalView(System.out, task, deployment.runSteps(), view)::show;
  }

  private VideoFile videoFile(Camera camera) throws IOException {
    return new VideoFile(
        plan.video(),
        camera.spec().width(),
        camera.spec().height(),
        1e9 / camera.spec().periodNanos());
  }

  private List<LiveEpisode.Companion> companions(
      Stage stage, ChunkOverlay overlay, VideoFile file, Steering steering) {
    List<LiveEpisode.Companion> companions = new ArrayList<>(steering.companions());
    if (file == null) return companions;
    long period = stage.cameras().get(view).spec().periodNanos();
    companions.add(
        new LiveEpisode.Companion(
            "video",
            period / 2,
            brain -> new VideoTap(brain, view, period, overlay, file, () -> value)));
    return companions;
  }

  private void picture(Moment moment, ChunkOverlay overlay) throws IOException {
    Frame frame = moment.brain().frames().get(view).newest();
    if (frame == null)
      throw new EpisodeException(plan.png() + ": no picture: no frame arrived in time");
    BufferedImage image = overlay.draw(frame, moment.brain().newestPlan(), moment.value());
    try (WholeFile file = new WholeFile(plan.png())) {
      ImageIO.write(image, "png", file.part().toFile());
      file.commit();
    }
  }
}
