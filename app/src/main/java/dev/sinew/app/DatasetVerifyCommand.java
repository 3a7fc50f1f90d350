package dev.sinew.app;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.runtime.mcap.McapCheck;
import dev.sinew.runtime.mcap.McapFinding;
import dev.sinew.runtime.mcap.McapReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Proves recordings.
@Command(
    name = "verify",
    description =
        "Proves recorded episodes (MCAP): every CRC and index entry, counts, gaps, times. 'sinew"
            + " replay --mode verify' proves their decisions too.",
    mixinStandardHelpOptions = true)
final class DatasetVerifyCommand implements Callable<Integer> {

  private static final int SHOWN = 5;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "MCAP files, or folders of them.")
  private List<Path> paths;

  @Mixin private CommonOptions common;

  DatasetVerifyCommand() {}

  @Override
  public Integer call() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Path> flawed = new ArrayList<>();
    for (Path file : RecordingFiles.of(paths)) {
      McapReport report = McapCheck.check(file);
      long flaws =
          report.findings().stream().filter(f -> f.grade() == McapFinding.Grade.FLAW).count();
      boolean unfinished = RecordingFiles.isUnfinished(file);
      if (flaws > 0) flawed.add(file);
      System.out.printf(
          "%s  %s: %d messages in %d chunks%s%n",
          flaws > 0 ? "FLAWED" : "sound ",
          file,
          report.counted().messageCount(),
          report.counted().chunkCount(),
          unfinished ? ", unfinished: 'sinew dataset recover' makes an episode of it" : "");
      report.findings().stream().limit(SHOWN).forEach(f -> System.out.println("        " + f));
      if (report.findings().size() > SHOWN)
        System.out.printf("        and %d more%n", report.findings().size() - SHOWN);
      json.put(
          file.toString(),
          Map.of(
              "sound",
              flaws == 0,
              "messages",
              report.counted().messageCount(),
              "findings",
              report.findings().stream().map(McapFinding::toString).toList()));
    }
    JsonFile.write(common.json, json);
    if (flawed.isEmpty()) return 0;
    throw new DatasetException(
        "%s: not what was written, or not whole (%d of %d files)"
            .formatted(flawed.getFirst(), flawed.size(), json.size()));
  }
}
