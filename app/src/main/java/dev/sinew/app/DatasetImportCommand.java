package dev.sinew.app;

import dev.sinew.app.dataset.lerobot.LeRobotTarget;
import dev.sinew.app.dataset.lerobot.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// From any format to the one that everything here reads.
@Command(
    name = "import",
    description = "Makes a LeRobotDataset v3.0 of any dataset; goes on where it was broken off.",
    mixinStandardHelpOptions = true)
final class DatasetImportCommand implements Callable<Integer> {

  @Mixin private DatasetSource source;

  @Parameters(index = "1", paramLabel = "OUT", description = "New folder, or one to go on with.")
  private Path out;

  @Option(
      names = "--pictures",
      defaultValue = "VIDEO",
      paramLabel = "HOW",
      description = "video, or exact: PNG in the tables (default ${DEFAULT-VALUE}).")
  private Pictures pictures;

  @Mixin private CommonOptions common;

  DatasetImportCommand() {}

  @Override
  public Integer call() throws IOException {
    return new DatasetCopyRun(source, LeRobotTarget.newest(pictures), out, common.json).run();
  }
}
