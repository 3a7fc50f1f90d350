package dev.sinew.app;

import dev.sinew.app.servo.ArmChoice;
import dev.sinew.app.servo.CalibrationFiles;
import dev.sinew.app.servo.EmulatedHand;
import dev.sinew.app.servo.EmulatedServoPort;
import dev.sinew.app.servo.ServoPort;
import dev.sinew.app.servo.TerminalDialogue;
import dev.sinew.calibration.joints.ArmServos;
import dev.sinew.calibration.joints.Dialogue;
import dev.sinew.calibration.joints.GuidedCalibration;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Zero and range of an arm's joints.
@Command(
    name = "joints",
    description = "Finds zero and range of the joints, by hand: the arm is made limp.",
    mixinStandardHelpOptions = true)
final class CalibrateJointsCommand implements Callable<Integer> {

  private static final long POLL_NANOS = 50_000_000;

  @Mixin private ServoOptions servos;

  @Option(
      names = "--full-turn",
      paramLabel = "JOINT",
      split = ",",
      defaultValue = "wrist_roll",
      description = "Joints that turn all the way round (default ${DEFAULT-VALUE}).")
  private Set<String> fullTurn;

  @Option(names = "--directions", description = "Also ask which way is positive.")
  private boolean directions;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Calibration file, instead of CONFIG's; emulated servos write no other.")
  private Path out;

  @ArgGroup private Instead instead;

  @Mixin private CommonOptions common;

  private final Clock clock = new MonotonicClock();

  CalibrateJointsCommand() {}

  /// Something else than to calibrate.
  private static final class Instead {

    @Option(names = "--restore", description = "Bring back the calibration before, and write it.")
    private boolean restore;

    @Option(names = "--write", description = "Only write the file into the servos.")
    private boolean write;
  }

  @Override
  public Integer call() throws IOException {
    ServoSection section = servos.choice().read();
    CalibrationFiles files = files(section);
    boolean guided = instead == null;
    if (guided && !section.emulate() && !TerminalDialogue.possible())
      throw new IOException("somebody must move the arm: this needs a terminal");
    ArmCalibration given = guided ? null : given(files);
    try (ServoPort port = ArmChoice.port(section, clock);
        ServoBus bus = port.open(section.bus().baud())) {
      ArmServos arm = new ArmServos(section, bus);
      if (guided) calibrate(section, files, port, arm);
      else write(section, given, arm);
    }
    return 0;
  }

  private CalibrationFiles files(ServoSection section) {
    if (out != null) return CalibrationFiles.of(out);
    return section.emulate()
        ? CalibrationFiles.none()
        : CalibrationFiles.of(section.calibrationFile().orElseThrow());
  }

  private ArmCalibration given(CalibrationFiles files) throws IOException {
    return instead.restore ? files.restore() : files.read();
  }

  private void write(ServoSection section, ArmCalibration given, ArmServos arm) throws IOException {
    System.out.println("the arm becomes limp: hold it");
    if (!section.emulate() && TerminalDialogue.possible()) awaitEnter();
    arm.release();
    System.out.println(given.identity() + ": " + registers(arm.write(given)));
    JsonFile.write(common.json, Map.of("calibration", given.identity()));
  }

  private void awaitEnter() throws IOException {
    Dialogue dialogue = new TerminalDialogue(System.in, System.out, true);
    dialogue.say("press ENTER when you do");
    while (!dialogue.ready()) clock.sleepUntil(clock.nanos() + POLL_NANOS);
  }

  private void calibrate(
      ServoSection section, CalibrationFiles files, ServoPort port, ArmServos arm)
      throws IOException {
    Set<String> round = new TreeSet<>(fullTurn);
    round.retainAll(section.joints().stream().map(joint -> joint.name()).toList());
    GuidedCalibration.Outcome outcome =
        new GuidedCalibration(arm, dialogue(section, port), clock)
            .run(round, directions, files.known());
    files.write(outcome, port.name());
    outcome
        .calibration()
        .joints()
        .forEach(
            (name, joint) ->
                System.out.println(
                    "%-16s id %3d  offset %5d  range %4d to %4d%s"
                        .formatted(
                            name,
                            joint.id(),
                            joint.homingOffset(),
                            joint.rangeMin(),
                            joint.rangeMax(),
                            joint.driveMode() == 0 ? "" : "  reversed")));
    System.out.println(registers(outcome.written()));
    System.out.println("calibration " + outcome.calibration().identity() + " " + files.where());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("calibration", outcome.calibration().identity());
    result.put("registers_written", outcome.written());
    JsonFile.write(common.json, result);
  }

  private static String registers(int written) {
    return written == 0
        ? "the servos held all of it already: nothing was written into them"
        : written + " registers of the servos were written, and read back";
  }

  /// An emulated arm is moved by an emulated hand.
  private static Dialogue dialogue(ServoSection section, ServoPort port) {
    boolean terminal = TerminalDialogue.possible();
    if (port instanceof EmulatedServoPort emulated)
      return new EmulatedHand(
          section,
          emulated.servos(),
          new TerminalDialogue(InputStream.nullInputStream(), System.out, terminal));
    System.out.println("Press ENTER to go on, each time.");
    return new TerminalDialogue(System.in, System.out, true);
  }
}
