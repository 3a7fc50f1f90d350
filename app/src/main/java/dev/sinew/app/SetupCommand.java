package dev.sinew.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What is done once to new hardware.
@Command(
    name = "setup",
    description = "Prepares new hardware.",
    mixinStandardHelpOptions = true,
    subcommands = {SetupServosCommand.class})
final class SetupCommand implements Runnable {

  @Spec private CommandSpec spec;

  SetupCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
