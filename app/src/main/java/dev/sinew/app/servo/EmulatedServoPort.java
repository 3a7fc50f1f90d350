package dev.sinew.app.servo;

import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Emulated servos in this process, their horns mounted as by somebody in a hurry. One thread.
public final class EmulatedServoPort implements ServoPort {

  private static final int SPREAD = 1601;

  private final ServoSection section;
  private final EmulatedBus servos;
  private final Clock clock;

  public EmulatedServoPort(ServoSection section, Clock clock) {
    this(section, clock, section.joints().stream().mapToInt(EmulatedServoPort::mounted).toArray());
  }

  /// @param encoders where they stand, in the order of the joints
  public EmulatedServoPort(ServoSection section, Clock clock, int[] encoders) {
    this.section = section;
    this.clock = clock;
    List<EmulatedServo> emulated = new ArrayList<>();
    for (int i = 0; i < encoders.length; i++) {
      ServoJoint joint = section.joints().get(i);
      emulated.add(new EmulatedServo(joint.id(), joint.model().name(), encoders[i]));
    }
    servos = EmulatedBus.inProcess(section.bus().family(), emulated, section.bus().baud(), clock);
  }

  /// Where the encoder stands when the joint is in its middle.
  static int mounted(ServoJoint joint) {
    int turn = joint.model().countsPerTurn();
    int off = Math.floorMod(joint.id() * 977, SPREAD) - SPREAD / 2;
    return turn / 2 + off * turn / (2 * SPREAD);
  }

  /// What a hand does to them.
  public EmulatedBus servos() {
    return servos;
  }

  @Override
  public String name() {
    return "the emulated bus";
  }

  /// At whatever speed: these understand all.
  @Override
  public ServoBus open(int baud) throws IOException {
    return section.bus().family().open(new KeptLine(servos.host()), clock, section.bus().retries());
  }

  @Override
  public void close() {
    servos.close();
  }
}
