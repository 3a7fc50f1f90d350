package dev.sinew.app;

import dev.sinew.app.servo.ArmChoice;
import dev.sinew.app.servo.Report;
import dev.sinew.app.servo.ServoDoctor;
import dev.sinew.app.servo.ServoPort;
import dev.sinew.calibration.joints.ArmServos;
import dev.sinew.drivers.serial.SerialPorts;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// An arm of servos, from its plug to its calibration.
@Command(
    name = "servos",
    description = "Do the arm's servos answer, are they the right ones, and well? Moves nothing.",
    mixinStandardHelpOptions = true)
final class DoctorServosCommand implements Callable<Integer> {

  @Mixin private ServoOptions servos;

  @Mixin private CommonOptions common;

  private final Clock clock = new MonotonicClock();

  DoctorServosCommand() {}

  @Override
  public Integer call() throws IOException {
    Checks checks = new Checks(common.verbose);
    ServoSection[] read = new ServoSection[1];
    if (checks.check("config", () -> described(read[0] = servos.choice().read()))) {
      try (ServoPort port = ArmChoice.port(read[0], clock)) {
        if (read[0].emulate()) prepare(read[0], port);
        new ServoDoctor(read[0], report(checks), clock)
            .examine(port, SerialPorts.list(), Path.of("/proc"));
      }
    }
    return checks.finish(common.json);
  }

  /// An emulated arm begins its life calibrated, where there is a file.
  private static void prepare(ServoSection section, ServoPort port) throws IOException {
    if (section.calibrationFile().filter(Files::exists).isEmpty()) return;
    try (ServoBus bus = port.open(section.bus().baud())) {
      ArmServos arm = new ArmServos(section, bus);
      arm.release();
      arm.write(ArmCalibration.read(section.calibrationFile().get()));
    }
  }

  private static String described(ServoSection section) {
    return "%d joints, %s on %s at %d baud"
        .formatted(
            section.joints().size(),
            section.bus().family().word(),
            section.emulate() ? "an emulated bus" : section.bus().place(),
            section.bus().baud());
  }

  private static Report report(Checks checks) {
    return new Report() {
      @Override
      public void fine(String check, String found) {
        checks.check(check, () -> found);
      }

      @Override
      public void wrong(String check, String problem) {
        checks.fail(check, problem);
      }
    };
  }
}
