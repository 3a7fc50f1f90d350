package dev.sinew.app;

import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.app.replay.ReplayJudge;
import dev.sinew.app.replay.ReplayTask;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.VirtualClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `--mode robot` with a folder: every episode on a simulated robot, from the scene that was
/// recorded, in lock-step, as fast as the machine allows; and how many of them solve the robot's
/// task again. The supervisor is that of the deployment; one that stops the arm makes the episode
/// one that did not succeed, and the next is played.
final class ReplayFolder {

  /// For how long the last pose is held while what was let go of comes to rest.
  private static final double REST_SECONDS = 2;

  /// @param achieved highest value of the task's measure
  /// @param trouble why it was not played to its end; empty when it was
  private record Played(
      Path episode, double played, double achieved, boolean solved, String trouble) {

    Map<String, Object> json() {
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("episode", episode.toString());
      out.put("played", played);
      out.put("achieved", achieved);
      out.put("solved", solved);
      if (!trouble.isEmpty()) out.put("trouble", trouble);
      return out;
    }

    String line(String measure) {
      return "%s  played %5.1f %%  %s %.3f  %s%s"
          .formatted(
              episode.getFileName(),
              100 * played,
              measure,
              achieved,
              solved ? "succeeded" : "not succeeded",
              trouble.isEmpty() ? "" : ": " + trouble);
    }
  }

  private final List<Path> episodes;
  private final Path config;
  private final double speed;
  private final double nearness;
  private final Path json;
  private final PrintStream out;
  private final VirtualClock clock = new VirtualClock();
  private final List<Played> played = new ArrayList<>();
  private String measure = "";
  private volatile boolean interrupted;

  /// @param config the deployment to play on; null for the one of each recording
  /// @param json where the figures go; null for nowhere
  ReplayFolder(
      List<Path> episodes, Path config, double speed, double nearness, Path json, PrintStream out) {
    this.episodes = List.copyOf(episodes);
    this.config = config;
    this.speed = speed;
    this.nearness = nearness;
    this.json = json;
    this.out = out;
  }

  /// @return the exit code
  /// @throws ReplayException when speed or nearness make no sense, or the robot is another one
  /// @throws dev.sinew.runtime.config.ConfigException when the robot is none that judges what it
  ///     does: only simulated ones do
  int run() throws IOException {
    ReplaySetup.mustMakeSense(speed, nearness);
    Clock wall = new MonotonicClock();
    long begin = wall.nanos();
    Interrupts.take(() -> interrupted = true, () -> {});
    for (Path episode : episodes) {
      if (interrupted) break;
      Played one = play(episode);
      played.add(one);
      out.println(one.line(measure));
    }
    report((wall.nanos() - begin) * 1e-9);
    return interrupted ? Interrupts.EXIT_CODE : 0;
  }

  private Played play(Path episode) throws IOException {
    ReplayCommand.sound(episode);
    try (EpisodeLog log = new EpisodeLog(episode)) {
      ReplaySetup setup = ReplaySetup.of(log, config, speed, nearness);
      ReplayJudge[] judge = new ReplayJudge[1];
      LockStepEpisode lockStep =
          new LockStepEpisode(setup.deployment(), setup.policy(), clock, new TickTally());
      String trouble = "";
      try {
        boolean finished =
            lockStep
                .run(
                    setup.seed(),
                    setup.steps(REST_SECONDS),
                    EpisodeTap.NONE,
                    stage -> {
                      measure = setup.deployment().taskOf(stage).measure();
                      judge[0] =
                          new ReplayJudge(
                              new ReplayTask(episode.getFileName().toString(), setup.policy()),
                              setup.deployment().taskOf(stage),
                              restSteps(setup));
                      return judge[0];
                    })
                .solved();
        if (!finished) trouble = "the motion was not played to its end in time";
      } catch (EpisodeException e) {
        if (judge[0] == null) throw e;
        trouble = e.getMessage();
      }
      return new Played(
          episode,
          setup.policy().played(),
          judge[0].achieved(),
          trouble.isEmpty() && judge[0].solved(),
          trouble);
    }
  }

  private static int restSteps(ReplaySetup setup) {
    return (int) Math.ceil(REST_SECONDS * 1e9 / setup.policy().spec().stepNanos());
  }

  private void report(double wallSeconds) throws IOException {
    long solved = played.stream().filter(Played::solved).count();
    double rate = played.isEmpty() ? 0 : (double) solved / played.size();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("speed", speed);
    words.put("measure", measure);
    words.put("played", played.size());
    words.put("succeeded", solved);
    words.put("success_rate", rate);
    words.put("wall_seconds", wallSeconds);
    words.put("episodes", played.stream().map(Played::json).toList());
    JsonFile.write(json, words);
    out.printf(
        "%d of %d succeeded (%.0f %%), played in %.1f s%n",
        solved, played.size(), 100 * rate, wallSeconds);
    if (interrupted)
      out.printf("interrupted: %d were not played%n", episodes.size() - played.size());
  }
}
