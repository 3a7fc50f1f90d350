package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
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

/// Many episodes in lock-step.
@Command(
    name = "eval",
    description = "Runs many episodes in lock-step on a virtual clock and reports the score.",
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG", description = "Deployment file.")
  private Path config;

  @Option(
      names = "--episodes",
      defaultValue = "50",
      description = "How many (default ${DEFAULT-VALUE}).")
  private int episodes;

  @Option(
      names = "--seed",
      defaultValue = "100000",
      description = "Seed of the first; the next ones count up (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Write every episode to a new file in this folder.")
  private Path record;

  @Option(
      names = "--set",
      paramLabel = "KEY=YAML",
      description =
          "Another value for a key of the policy's policy.yaml, for example"
              + " sampler.num-inference-steps=3.")
  private final Map<String, String> changes = new LinkedHashMap<>();

  @Mixin private CommonOptions common;

  private volatile boolean interrupted;

  EvalCommand() {}

  @Override
  public Integer call() throws IOException {
    if (episodes < 1) throw new EpisodeException("--episodes " + episodes + ": must be 1 or more");
    if (record != null && !changes.isEmpty()) {
      throw new EpisodeException(
          "--set with --record: a replay would read policy.yaml without it; change a copy of the"
              + " bundle");
    }
    WholeFile.mustBeWritable(common.json);
    Deployment deployment = Deployment.read(config, changes);
    VirtualClock clock = new VirtualClock();
    MonotonicClock wall = new MonotonicClock();
    TickTally tally = new TickTally();
    List<LockStepEpisode.Result> results = new ArrayList<>();
    long begin = wall.nanos();
    Task task = judge(deployment);
    try (TimedPolicy policy = new TimedPolicy(deployment.open(deployment.bundle()), wall)) {
      LockStepEpisode episode = new LockStepEpisode(deployment, policy, clock, tally);
      Progress progress = new Progress(System.out, episodes);
      Interrupts.take(() -> interrupted = true, () -> {});
      for (int i = 0; i < episodes && !interrupted; i++) {
        results.add(run(deployment, episode, clock, seed + i));
        progress.show(i + 1, "mean score %.3f".formatted(EvalReport.scores(results, task).mean()));
      }
      progress.done();
      if (interrupted) {
        System.err.println(
            "sinew: interrupted after "
                + results.size()
                + " of "
                + episodes
                + " episodes; nothing written");
        return Interrupts.EXIT_CODE;
      }
      EvalReport report =
          new EvalReport(
              config,
              deployment,
              changes,
              task,
              seed,
              results,
              tally.report(),
              policy,
              (wall.nanos() - begin) * 1e-9);
      JsonFile.write(common.json, report.json());
      report.print(System.out);
    }
    return 0;
  }

  private LockStepEpisode.Result run(
      Deployment deployment, LockStepEpisode episode, VirtualClock clock, long one)
      throws IOException {
    if (record == null) return episode.run(one, deployment.evalSteps(), EpisodeTap.NONE);
    try (EpisodeRecording recording = new EpisodeRecording(record, deployment, one, clock, false)) {
      LockStepEpisode.Result result = episode.run(one, deployment.evalSteps(), recording);
      recording.result(
          Map.of(
              "best", Double.toString(result.best()),
              "steps", Integer.toString(result.steps()),
              "solved", Boolean.toString(result.solved())));
      return result;
    }
  }

  /// The judge, for its names and its bar.
  private static Task judge(Deployment deployment) {
    Exchange exchange = Exchange.inProcess(deployment.exchange());
    try (Stage stage = deployment.openStage(new VirtualClock(), exchange)) {
      return deployment.taskOf(stage);
    }
  }
}
