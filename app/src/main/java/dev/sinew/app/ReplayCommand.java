package dev.sinew.app;

import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.RecordedFacts;
import dev.sinew.app.replay.RecordedFormat;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.mcap.McapCheck;
import dev.sinew.runtime.mcap.McapFinding;
import dev.sinew.runtime.mcap.McapReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays a recorded episode again.
@Command(
    name = "replay",
    description = "Proves a recorded episode, decides it anew, or plays it on a robot.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "EPISODE",
      description =
          "Recorded episode, a .mcap file. With --mode robot also a folder of them, or a"
              + " collection: each is played in lock-step on the simulated robot.")
  private Path episode;

  @Option(
      names = "--mode",
      required = true,
      paramLabel = "verify|policy|robot|what-if",
      description = {
        "verify: derive every decision again, bit for bit;",
        "policy: hold policies' plans against what was sent;",
        "robot: play what was sent on a robot;",
        "what-if: decide anew with something changed."
      })
  private String mode;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "robot: the deployment to play on; otherwise where the recorded one lies now, when it was"
              + " moved.")
  private Path config;

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "policy, what-if: a policy bundle instead of the recorded; may be repeated.")
  private List<Path> policies = List.of();

  @Option(
      names = "--with",
      paramLabel = "CONFIG",
      description = "what-if: another deployment file, with other limits.")
  private Path other;

  @Option(
      names = "--late-ms",
      defaultValue = "0",
      description = "what-if: every plan arrives so much later (default ${DEFAULT-VALUE}).")
  private double lateMillis;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description = "robot: 0.5 is half as fast as it was (default ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--near",
      defaultValue = "0.01",
      description =
          "robot: distance from the first pose at which the motion begins, as a fraction of each"
              + " joint's range (default ${DEFAULT-VALUE}).")
  private double nearness;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "robot: append the supervisor's events to a hash-chained log.")
  private Path events;

  @Option(names = "--png", paramLabel = "FILE", description = "policy: write the errors as a plot.")
  private Path png;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "policy: write the errors as a table.")
  private Path csv;

  @Mixin private CommonOptions common;

  ReplayCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    if (Files.isDirectory(episode)) return folder().run();
    McapReport file = sound(episode);
    try (EpisodeLog log = new EpisodeLog(episode)) {
      System.out.printf(
          "episode  %s: %s with %s, seed %s, %s%n",
          episode, log.word("robot"), log.word("policy"), log.word("seed"), log.word("started"));
      String calibrations = RecordedFacts.calibrations(log);
      if (!calibrations.isEmpty()) System.out.println("calibration " + calibrations);
      return switch (mode) {
        case "verify" -> new ReplayVerify(log, file, config, common.json).run();
        case "policy" -> new ReplayErrors(log, config, policies, png, csv, common.json).run();
        case "robot" -> new ReplayRobot(log, config, speed, nearness, events, common.json).run();
        case "what-if" ->
            new ReplayWhatIf(log, config, other, policies, lateMillis, common.json).run();
        default ->
            throw new ReplayException(
                "--mode %s: verify, policy, robot or what-if would be right".formatted(mode));
      };
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private ReplayFolder folder() throws IOException {
    if (!mode.equals("robot"))
      throw new ReplayException(
          "%s: is a folder; --mode %s takes one episode".formatted(episode, mode));
    if (events != null)
      throw new ReplayException("--events: is kept in real time only, of one episode");
    List<Path> episodes = RecordedFormat.files(episode);
    if (episodes.isEmpty()) throw new ReplayException(episode + ": holds no finished episode");
    return new ReplayFolder(episodes, config, speed, nearness, common.json, System.out);
  }

  /// @throws ReplayException when the file is damaged
  static McapReport sound(Path episode) throws IOException {
    McapReport file = McapCheck.check(episode);
    if (file.isSound()) return file;
    McapFinding flaw =
        file.findings().stream()
            .filter(finding -> finding.grade() == McapFinding.Grade.FLAW)
            .findFirst()
            .orElseThrow();
    throw new ReplayException(
        "%s: %s; 'sinew dataset recover' keeps what is whole".formatted(episode, flaw));
  }
}
