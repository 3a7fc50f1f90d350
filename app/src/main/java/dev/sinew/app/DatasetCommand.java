package dev.sinew.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Datasets in any format.
@Command(
    name = "dataset",
    description = "Looks into datasets and carries them from format to format.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DatasetInfoCommand.class,
      DatasetLintCommand.class,
      DatasetStatsCommand.class,
      DatasetVerifyCommand.class,
      DatasetRecoverCommand.class,
      DatasetExportCommand.class,
      DatasetImportCommand.class
    })
final class DatasetCommand implements Runnable {

  @Spec private CommandSpec spec;

  DatasetCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
