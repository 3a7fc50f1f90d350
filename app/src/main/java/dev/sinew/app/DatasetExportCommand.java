package dev.sinew.app;

import dev.sinew.app.dataset.DatasetTarget;
import dev.sinew.app.dataset.lerobot.LeRobotTarget;
import dev.sinew.app.dataset.lerobot.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// From any format to one that is written.
@Command(
    name = "export",
    description = "Writes a dataset in another format; goes on where it was broken off.",
    mixinStandardHelpOptions = true)
final class DatasetExportCommand implements Callable<Integer> {

  @Mixin private DatasetSource source;

  @Parameters(index = "1", paramLabel = "OUT", description = "New folder, or one to go on with.")
  private Path out;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "lerobot (v3.0) or lerobot-v2.1.")
  private String to;

  @Option(
      names = "--pictures",
      defaultValue = "VIDEO",
      paramLabel = "HOW",
      description = "video, or exact: PNG in the tables (default ${DEFAULT-VALUE}).")
  private Pictures pictures;

  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  DatasetExportCommand() {}

  @Override
  public Integer call() throws IOException {
    return new DatasetCopyRun(source, target(), out, common.json).run();
  }

  private DatasetTarget target() {
    List<DatasetTarget> targets =
        List.of(LeRobotTarget.newest(pictures), LeRobotTarget.v21(pictures));
    return targets.stream()
        .filter(t -> t.name().equals(to))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--to "
                        + to
                        + ": must be one of "
                        + targets.stream().map(DatasetTarget::name).toList()));
  }
}
