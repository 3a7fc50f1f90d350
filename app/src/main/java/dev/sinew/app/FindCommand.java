package dev.sinew.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What is plugged in.
@Command(
    name = "find",
    description = "Lists what is plugged into this machine, as a deployment would name it.",
    mixinStandardHelpOptions = true,
    subcommands = {FindCamerasCommand.class, FindPortCommand.class})
final class FindCommand implements Runnable {

  @Spec private CommandSpec spec;

  FindCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
