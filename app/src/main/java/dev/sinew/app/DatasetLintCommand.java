package dev.sinew.app;

import dev.sinew.app.lint.EpisodeLint;
import dev.sinew.app.lint.FactsReader;
import dev.sinew.app.lint.Finding;
import dev.sinew.app.lint.Severity;
import dev.sinew.app.replay.RecordedFormat;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.EnumWord;
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

/// What is wrong with recorded episodes.
@Command(
    name = "lint",
    description =
        "Looks for what spoils recorded episodes: lost frames, frozen cameras, idle ends, tremble."
            + " Exit code 0 without findings, 3 with warnings, 4 with errors.",
    mixinStandardHelpOptions = true)
final class DatasetLintCommand implements Callable<Integer> {

  private static final int WARNED = 3;
  private static final int FAILED = 4;

  @Parameters(
      paramLabel = "PATH",
      description = "Recorded episode, a folder of them, or a collection.")
  private Path path;

  @Mixin private CommonOptions common;

  private Severity worst;
  private int findings;

  DatasetLintCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    List<Path> files = RecordedFormat.files(path);
    if (files.isEmpty()) throw new IOException(path + ": holds no finished episode");
    List<Map<String, Object>> json = new ArrayList<>();
    for (Path file : files) json.add(look(file));
    JsonFile.write(common.json, Map.of("episodes", json));
    System.out.printf("%d episodes, %d findings%n", files.size(), findings);
    if (worst == Severity.ERROR) return FAILED;
    return worst == Severity.WARNING ? WARNED : 0;
  }

  private Map<String, Object> look(Path file) throws IOException {
    List<Finding> found = EpisodeLint.of(FactsReader.read(file));
    for (Finding finding : found) {
      findings++;
      if (worst == null || finding.severity().compareTo(worst) > 0) worst = finding.severity();
      System.out.printf(
          "%s  %-7s  %s: %s%n",
          file.getFileName(), word(finding.severity()), finding.id(), finding.text());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put(
        "findings",
        found.stream()
            .map(f -> Map.of("id", f.id(), "severity", word(f.severity()), "text", f.text()))
            .toList());
    return json;
  }

  private static String word(Severity severity) {
    return EnumWord.of(severity);
  }
}
