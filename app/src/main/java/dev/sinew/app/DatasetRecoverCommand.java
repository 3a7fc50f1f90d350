package dev.sinew.app;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.runtime.mcap.McapCheck;
import dev.sinew.runtime.mcap.McapFinding;
import dev.sinew.runtime.mcap.McapRecovered;
import dev.sinew.runtime.mcap.McapRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes episodes of recordings that were cut short or damaged.
@Command(
    name = "recover",
    description =
        "Makes a finished file of everything whole in a recording that was cut short or damaged."
            + " The old file stays as it is.",
    mixinStandardHelpOptions = true)
final class DatasetRecoverCommand implements Callable<Integer> {

  private static final int SHOWN = 5;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "MCAP files, or folders: of these all files that are unfinished or damaged and were not"
              + " recovered before.")
  private List<Path> paths;

  @Mixin private CommonOptions common;

  DatasetRecoverCommand() {}

  @Override
  public Integer call() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Path path : paths) {
      boolean folder = Files.isDirectory(path);
      for (Path file : RecordingFiles.of(List.of(path)))
        if (!folder || needed(file)) json.put(file.toString(), recover(file));
    }
    JsonFile.write(common.json, json);
    if (json.isEmpty()) System.out.println("nothing to recover");
    return 0;
  }

  private static boolean needed(Path file) throws IOException {
    if (Files.exists(target(file))) return false;
    return RecordingFiles.isUnfinished(file) || !McapCheck.check(file).isSound();
  }

  /// `episode-000003.mcap.part` becomes `episode-000003.mcap`, a damaged
  /// `episode-000003.mcap` becomes `episode-000003.recovered.mcap`.
  private static Path target(Path file) {
    String name = file.getFileName().toString();
    if (RecordingFiles.isUnfinished(file)) return RecordingFiles.whole(file);
    String stem = name.endsWith(".mcap") ? name.substring(0, name.length() - 5) : name;
    return file.resolveSibling(stem + ".recovered.mcap");
  }

  private static Map<String, Object> recover(Path file) throws IOException {
    Path target = target(file);
    if (Files.exists(target))
      throw new DatasetException(target + ": is there already; nothing was overwritten");
    McapRecovered recovered = McapRecovery.recover(file, target);
    System.out.printf(
        "%s: %d messages in %d chunks kept, %d of %d bytes lost%n",
        target,
        recovered.messages(),
        recovered.chunks(),
        recovered.bytesLost(),
        recovered.bytesKept() + recovered.bytesLost());
    recovered.losses().stream().limit(SHOWN).forEach(f -> System.out.println("        " + f));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recovered", target.toString());
    json.put("messages", recovered.messages());
    json.put("bytes_kept", recovered.bytesKept());
    json.put("bytes_lost", recovered.bytesLost());
    json.put("losses", recovered.losses().stream().map(McapFinding::toString).toList());
    return json;
  }
}
