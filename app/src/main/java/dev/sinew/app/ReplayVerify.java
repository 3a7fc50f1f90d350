package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.Rederivation;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.runtime.mcap.McapReport;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `--mode verify`: every decision is derived again, bit for bit.
record ReplayVerify(EpisodeLog log, McapReport file, Path config, Path json) {

  int run() throws IOException {
    Deployment deployment = RecordedDeployment.read(log, config);
    RecordedDeployment.mustHaveItsPolicy(log, deployment);
    Optional<String> blurred = RecordedDeployment.blurred(log, deployment);
    Rederivation.Report report = derive(deployment, blurred.isEmpty());
    JsonFile.write(json, json(report, blurred));
    report
        .difference()
        .ifPresent(
            what -> {
              throw new ReplayException(log.file() + ": " + what);
            });
    print(report, blurred);
    return 0;
  }

  private Rederivation.Report derive(Deployment deployment, boolean chunks) throws IOException {
    Progress progress = new Progress(System.out, (int) log.count(EpisodeFormat.TICK));
    Rederivation derivation = new Rederivation(deployment, log);
    try (Policy policy = chunks ? deployment.open(deployment.bundle()) : null) {
      return derivation.run(
          Optional.ofNullable(policy),
          ticks -> {
            if (ticks % 100 == 0) progress.show((int) ticks, "ticks derived again");
          });
    } finally {
      progress.done();
    }
  }

  private void print(Rederivation.Report report, Optional<String> blurred) throws IOException {
    System.out.printf(
        "file     sound: %d messages in %d chunks, every CRC and index entry proved%n",
        file.counted().messageCount(), file.counted().chunkCount());
    System.out.printf(
        "ticks    %d derived again from what they saw: identical to the bit%n", report.ticks());
    if (report.believed() > 0)
      System.out.printf(
          "         %d before them believed: the arm was not armed yet, and the spine had a past%n",
          report.believed());
    System.out.println(
        blurred
            .map(why -> "chunks   believed: " + why)
            .orElse(
                "chunks   %d computed again from what the policy saw: identical to the bit"
                    .formatted(report.chunks())));
    if (report.beyond() > 0 && blurred.isEmpty())
      System.out.printf(
          "         %d more were planned from states behind the last tick%n", report.beyond());
  }

  private Map<String, Object> json(Rederivation.Report report, Optional<String> blurred)
      throws IOException {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("episode", log.file().toString());
    out.put("policy", log.word("policy"));
    out.put("ticks", report.ticks());
    out.put("ticks_believed", report.believed());
    out.put("chunks", report.chunks());
    out.put("chunks_beyond", report.beyond());
    out.put("identical", report.difference().isEmpty());
    report.difference().ifPresent(what -> out.put("difference", what));
    blurred.ifPresent(why -> out.put("chunks_believed", why));
    return out;
  }
}
