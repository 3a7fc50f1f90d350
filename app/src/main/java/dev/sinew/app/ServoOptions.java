package dev.sinew.app;

import dev.sinew.app.servo.ArmChoice;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which arm of servos a command is about.
final class ServoOptions {

  @Parameters(paramLabel = "CONFIG", description = "Deployment file.")
  private Path config;

  @ArgGroup private Side side;

  @Option(names = "--arm", paramLabel = "NAME", description = "Which one of several arms.")
  private String arm;

  @Option(names = "--emulate", description = "Emulated servos instead of real ones.")
  private boolean emulate;

  /// One of both.
  private static final class Side {

    @Option(names = "--robot", description = "The robot's arm, section robot (default).")
    private boolean robot;

    @Option(names = "--leader", description = "The operator's arm, section teleop.device.")
    private boolean leader;
  }

  ArmChoice choice() {
    return new ArmChoice(config, side != null && side.leader, arm, emulate);
  }
}
