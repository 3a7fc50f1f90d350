package dev.sinew.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Measurements against what a user would pick instead.
@Command(
    name = "bench",
    description = "Measures side by side with what you would pick instead, where it is installed.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchLoopCommand.class,
      BenchSupervisorCommand.class,
      BenchKillCommand.class,
      BenchFaultsCommand.class,
      BenchRecordCommand.class,
      BenchSeamsCommand.class,
      BenchTeleopCommand.class,
      BenchCamerasCommand.class
    })
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  BenchCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
