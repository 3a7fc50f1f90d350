package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.app.record.FolderHash;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.Rederivation;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.mcap.McapCheck;
import dev.sinew.runtime.mcap.McapFinding;
import dev.sinew.runtime.mcap.McapReport;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays a recorded episode again.
@Command(
    name = "replay",
    description = "Proves a recorded episode by deciding it again.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @Parameters(paramLabel = "EPISODE", description = "Recorded episode, a .mcap file.")
  private Path episode;

  @Option(
      names = "--mode",
      required = true,
      paramLabel = "verify",
      description = "verify: derive every decision again, bit for bit.")
  private Kind mode;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Where the deployment file lies now, when it was moved.")
  private Path config;

  @Mixin private CommonOptions common;

  ReplayCommand() {}

  /// As the command line spells them.
  private enum Kind {
    verify
  }

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    McapReport file = McapCheck.check(episode);
    if (!file.isSound()) {
      McapFinding flaw =
          file.findings().stream()
              .filter(finding -> finding.grade() == McapFinding.Grade.FLAW)
              .findFirst()
              .orElseThrow();
      throw new ReplayException(
          "%s: %s; 'sinew dataset recover' keeps what is whole".formatted(episode, flaw));
    }
    try (EpisodeLog log = new EpisodeLog(episode)) {
      return verify(log, file);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private int verify(EpisodeLog log, McapReport file) throws IOException {
    Deployment deployment = deployment(log);
    Optional<String> blurred = blurred(log, deployment);
    Progress progress = new Progress(System.out, (int) log.count(EpisodeFormat.TICK));
    Rederivation.Report report;
    if (blurred.isPresent()) {
      report = new Rederivation(deployment, log).run(Optional.empty(), n -> show(progress, n));
    } else {
      try (Policy policy = deployment.bundle().open()) {
        report = new Rederivation(deployment, log).run(Optional.of(policy), n -> show(progress, n));
      }
    }
    progress.done();
    JsonFile.write(common.json, json(log, report, blurred));
    report
        .difference()
        .ifPresent(
            what -> {
              throw new ReplayException(episode + ": " + what);
            });
    print(log, file, report, blurred);
    return 0;
  }

  private static void show(Progress progress, long ticks) {
    if (ticks % 100 == 0) progress.show((int) ticks, "ticks derived again");
  }

  private void print(
      EpisodeLog log, McapReport file, Rederivation.Report report, Optional<String> blurred)
      throws IOException {
    System.out.printf(
        "episode  %s: %s with %s, seed %s, %s%n",
        episode, log.word("robot"), log.word("policy"), log.word("seed"), log.word("started"));
    System.out.printf(
        "file     sound: %d messages in %d chunks, every CRC and index entry proved%n",
        file.counted().messageCount(), file.counted().chunkCount());
    System.out.printf(
        "ticks    %d derived again from what they saw: identical to the bit%n", report.ticks());
    System.out.println(
        blurred.orElse(
            "chunks   %d computed again from what the policy saw: identical to the bit"
                .formatted(report.chunks())));
  }

  private Map<String, Object> json(
      EpisodeLog log, Rederivation.Report report, Optional<String> blurred) throws IOException {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("episode", episode.toString());
    out.put("policy", log.word("policy"));
    out.put("ticks", report.ticks());
    out.put("chunks", report.chunks());
    out.put("identical", report.difference().isEmpty());
    report.difference().ifPresent(what -> out.put("difference", what));
    blurred.ifPresent(why -> out.put("chunks_believed", why));
    return out;
  }

  /// As it was recorded, in the place where its files are.
  private Deployment deployment(EpisodeLog log) throws IOException {
    Path place = config == null ? Path.of(log.word("config")) : config;
    Deployment deployment = Deployment.parse(place, log.deployment());
    String recorded = log.word("policy-sha256");
    Path folder = deployment.bundle().directory();
    if (!FolderHash.of(folder).equals(recorded))
      throw new ReplayException(
          "%s: is not the policy that was recorded (sha256 %s...)"
              .formatted(folder, recorded.substring(0, 12)));
    return deployment;
  }

  /// Why the chunks cannot be computed again; empty when they can.
  private Optional<String> blurred(EpisodeLog log, Deployment deployment) {
    for (String camera : deployment.bundle().spec().cameras()) {
      if (!"png".equals(log.stillCodec(camera)))
        return Optional.of(
            "chunks   believed: camera %s was recorded as %s; record.cameras.%s: png keeps all"
                .formatted(camera, log.stillCodec(camera), camera));
    }
    return Optional.empty();
  }
}
