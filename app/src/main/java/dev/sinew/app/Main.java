package dev.sinew.app;

import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.HangingException;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.app.spine.SpineException;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `sinew` command.
@Command(
    name = "sinew",
    description =
        "Runs learned manipulation policies on a robot arm, at a fixed rate, under a supervisor.",
    mixinStandardHelpOptions = true,
    version = "sinew 0.1.0-SNAPSHOT",
    subcommands = {
      CollectCommand.class,
      RunCommand.class,
      EvalCommand.class,
      ReplayCommand.class,
      DatasetCommand.class,
      PolicyCommand.class,
      DoctorCommand.class,
      FindCommand.class,
      SetupCommand.class,
      CalibrateCommand.class,
      BenchCommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  /// Whether a thread is still at work somewhere: then no shutdown hook may take away what it uses
  /// (ONNX Runtime's would, and bring the process down).
  private boolean hanging;

  Main() {}

  /// Exit code: 0 only on success, 1 for a failure, 2 for a command line that makes no sense.
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // numbers look the same everywhere
    Interrupts.take(() -> Runtime.getRuntime().halt(Interrupts.EXIT_CODE), () -> {});
    Main main = new Main();
    int exit = main.answer(args);
    if (main.hanging) Runtime.getRuntime().halt(exit);
    System.exit(exit);
  }

  static int execute(String... args) {
    return new Main().answer(args);
  }

  private int answer(String... args) {
    return new CommandLine(this)
        .setParameterExceptionHandler((e, _) -> misused(e))
        .setExecutionExceptionHandler((e, command, _) -> failed(e, command))
        .execute(args);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  private static int misused(ParameterException e) {
    System.err.println(
        "sinew: "
            + e.getMessage()
            + "; see '"
            + e.getCommandLine().getCommandSpec().qualifiedName()
            + " --help'");
    return CommandLine.ExitCode.USAGE;
  }

  private int failed(Exception e, CommandLine command) {
    hanging = e instanceof HangingException;
    boolean expected =
        e instanceof ConfigException
            || e instanceof PolicyException
            || e instanceof EpisodeException
            || e instanceof SpineException
            || e instanceof ReplayException
            || e instanceof IOException;
    var option = command.getCommandSpec().findOption("--verbose");
    boolean verbose = option != null && option.<Boolean>getValue();
    String message = expected ? e.getMessage() : "internal error: " + e;
    String hint = expected || verbose ? "" : "; run again with --verbose and report it";
    System.err.println("sinew: " + message + hint);
    if (verbose) e.printStackTrace();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
