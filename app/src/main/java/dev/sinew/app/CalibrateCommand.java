package dev.sinew.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What turns raw numbers of a device into meaning.
@Command(
    name = "calibrate",
    description = "Finds out what the numbers of a device mean, and writes it into a file.",
    mixinStandardHelpOptions = true,
    subcommands = {CalibrateJointsCommand.class, CalibrateGelloCommand.class})
final class CalibrateCommand implements Runnable {

  @Spec private CommandSpec spec;

  CalibrateCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
