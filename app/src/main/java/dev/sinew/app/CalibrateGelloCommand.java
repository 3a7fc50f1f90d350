package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.servo.EmulatedServoPort;
import dev.sinew.app.servo.SerialServoPort;
import dev.sinew.app.servo.ServoPort;
import dev.sinew.app.servo.TerminalDialogue;
import dev.sinew.calibration.joints.Dialogue;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.leader.LeaderFit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A leader that was built after an arm, fitted to it by one known pose.
@Command(
    name = "gello",
    description = "Fits a leader to the arm that it leads, by one known pose. Moves nothing.",
    mixinStandardHelpOptions = true)
final class CalibrateGelloCommand implements Callable<Integer> {

  private static final long POLL_NANOS = 50_000_000;

  @Parameters(paramLabel = "CONFIG", description = "Deployment file.")
  private Path config;

  @Option(names = "--emulate", description = "Emulated servos instead of real ones.")
  private boolean emulate;

  @Option(
      names = "--free",
      description = "Take the pose as exact, instead of whole quarter turns of the horns.")
  private boolean free;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Folder of both files, instead of CONFIG's; emulated servos write no other.")
  private Path out;

  @Mixin private CommonOptions common;

  private final Clock clock = new MonotonicClock();

  CalibrateGelloCommand() {}

  @Override
  public Integer call() throws IOException {
    LeaderFit leader = leader();
    ServoSection servos = leader.servos();
    if (!servos.emulate() && !TerminalDialogue.possible())
      throw new IOException("somebody must hold the leader: this needs a terminal");
    try (ServoPort port = port(leader);
        ServoBus bus = port.open(servos.bus().baud())) {
      if (!servos.emulate()) awaitPose();
      LeaderFit.Outcome outcome = leader.fit(bus, free);
      outcome.lines().forEach(System.out::println);
      write(leader, outcome);
      JsonFile.write(common.json, Map.of("calibration", outcome.calibration().identity()));
    }
    return 0;
  }

  private LeaderFit leader() {
    ConfigSection file = ConfigSection.read(config);
    for (String key : new String[] {"robot", "teleop"})
      if (!file.has(key)) throw file.problem(key, "is missing");
    ConfigSection device = file.section("teleop").section("device");
    return LeaderFit.of(
        emulate ? device.with("emulate", "true") : device, Deployment.read(config).robot());
  }

  private ServoPort port(LeaderFit leader) {
    return leader.servos().emulate()
        ? new EmulatedServoPort(leader.servos(), clock, leader.mounted())
        : new SerialServoPort(leader.servos().bus(), clock);
  }

  private void awaitPose() throws IOException {
    Dialogue dialogue = new TerminalDialogue(System.in, System.out, true);
    dialogue.say("Hold the leader in its known pose, the trigger open, and press ENTER.");
    while (!dialogue.ready()) clock.sleepUntil(clock.nanos() + POLL_NANOS);
  }

  private void write(LeaderFit leader, LeaderFit.Outcome outcome) throws IOException {
    boolean kept = out != null || !leader.servos().emulate();
    if (!kept) {
      System.out.println("kept nowhere: the servos were emulated, and there was no --out");
      return;
    }
    Path calibration = place(leader.servos().calibrationFile().orElseThrow());
    Path alignment = place(leader.alignmentFile());
    outcome.calibration().write(calibration);
    outcome.alignment().write(alignment);
    System.out.println("calibration in " + calibration + ", offsets in " + alignment);
  }

  private Path place(Path file) {
    return out == null ? file : out.resolve(file.getFileName());
  }
}
