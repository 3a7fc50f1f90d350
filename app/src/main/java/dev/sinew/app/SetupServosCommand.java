package dev.sinew.app;

import dev.sinew.app.servo.ArmChoice;
import dev.sinew.app.servo.ServoPort;
import dev.sinew.app.servo.ServoSetup;
import dev.sinew.app.servo.TerminalDialogue;
import dev.sinew.calibration.joints.Dialogue;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Ids for new servos, one at a time, the last joint first: so the chain can be built meanwhile.
@Command(
    name = "servos",
    description = "Gives each servo its id and the bus's speed; plug them in one at a time.",
    mixinStandardHelpOptions = true)
final class SetupServosCommand implements Callable<Integer> {

  private static final long PERIOD_NANOS = 50_000_000;

  @Mixin private ServoOptions servos;

  @Option(names = "--joint", paramLabel = "NAME", description = "Only this one.")
  private String only;

  @Mixin private CommonOptions common;

  private final Clock clock = new MonotonicClock();

  SetupServosCommand() {}

  @Override
  public Integer call() throws IOException {
    ServoSection section = servos.choice().read();
    if (section.emulate())
      throw new IOException("emulated servos have their ids; this is for real ones");
    if (only != null && section.joints().stream().noneMatch(joint -> joint.name().equals(only)))
      throw new IOException("--joint " + only + ": there is no such joint");
    if (!TerminalDialogue.possible())
      throw new IOException("somebody must plug in the servos: this needs a terminal");
    Dialogue dialogue = new TerminalDialogue(System.in, System.out, true);
    try (ServoPort port = ArmChoice.port(section, clock)) {
      ServoSetup setup = new ServoSetup(section, port);
      for (ServoJoint joint : section.joints().reversed())
        if (only == null || only.equals(joint.name())) set(setup, joint, dialogue);
    }
    System.out.println("done; look at all of them with 'sinew doctor servos'");
    return 0;
  }

  /// Until it has worked.
  private void set(ServoSetup setup, ServoJoint joint, Dialogue dialogue) throws IOException {
    while (true) {
      dialogue.say("Plug in the servo of " + joint.name() + " and no other, then press ENTER.");
      while (!dialogue.ready()) clock.sleepUntil(clock.nanos() + PERIOD_NANOS);
      try {
        dialogue.say(setup.set(joint));
        return;
      } catch (IOException e) {
        dialogue.say(e.getMessage());
      }
    }
  }
}
