package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.section.BusSection;
import dev.sinew.runtime.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Buses of emulated servos in this process, one per arm, fresh from the factory: what they shall
/// hold they are told as real ones are. They stand where the section says.
final class Emulation implements BusOpener, AutoCloseable {

  private final Map<ArmSection, EmulatedBus> buses = new LinkedHashMap<>();

  @Override
  public ServoBus open(ArmSection arm, Clock clock) {
    BusSection settings = arm.bus();
    EmulatedBus bus = EmulatedBus.inProcess(settings.family(), servos(arm), settings.baud(), clock);
    buses.put(arm, bus);
    return settings.family().open(bus.host(), clock, settings.retries());
  }

  private static List<EmulatedServo> servos(ArmSection arm) {
    List<EmulatedServo> servos = new ArrayList<>();
    for (int id : arm.ids())
      servos.add(new EmulatedServo(id, arm.joint(id).model().name(), encoder(arm, arm.joint(id))));
    return servos;
  }

  /// Where the encoder stands when the joint is at its start.
  private static int encoder(ArmSection arm, ArmJoint joint) {
    int offset = joint.calibration().homingOffset();
    int reported = joint.goal(joint.start());
    int raw =
        arm.servos().traits().locked()
            ? reported + offset
            : joint.calibration().driveMode() == 0 ? reported - offset : offset - reported;
    return Math.floorMod(raw, joint.model().countsPerTurn());
  }

  /// A hand begins to take a limp arm to its start.
  void place(ArmSection arm) {
    for (int id : arm.ids()) buses.get(arm).hand(id, arm.joint(id).goal(arm.joint(id).start()));
  }

  @Override
  public void close() {
    buses.values().forEach(EmulatedBus::close);
  }
}
