package dev.sinew.app.servo;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import dev.sinew.drivers.servo.family.BaudRates;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Gives a servo that is alone on its bus the id of its joint and the speed of the bus, whatever it
/// had before.
public final class ServoSetup {

  private final ServoSection section;
  private final ServoPort port;
  private final ServoTraits traits;
  private final int baudIndex;

  /// @throws IOException in one line when servos cannot be set to the configured speed
  public ServoSetup(ServoSection section, ServoPort port) throws IOException {
    this.section = section;
    this.port = port;
    traits = ServoTraits.of(section.bus().family());
    baudIndex = BaudRates.index(section.bus().family(), section.bus().baud());
    if (baudIndex < 0)
      throw new IOException(
          "bus.baud: no servo of this family can be set to %d; to %s it can"
              .formatted(section.bus().baud(), rates()));
  }

  private String rates() {
    List<String> rates = new ArrayList<>();
    for (int baud : BaudRates.sure(section.bus().family())) rates.add(Integer.toString(baud));
    return String.join(", ", rates);
  }

  /// Where a servo was found.
  private record Place(int baud, ServoIdentity servo) {}

  /// Looks for the one servo, and sets it.
  ///
  /// @return what was done, for people
  /// @throws IOException in one line when there is none, or more than one, it is of another type,
  ///     or it does not keep what it is given
  public String set(ServoJoint joint) throws IOException {
    Place place = find();
    mustBe(joint, place.servo());
    boolean known = place.servo().id() == joint.id() && place.baud() == section.bus().baud();
    if (!known) {
      try (ServoBus bus = port.open(place.baud())) {
        change(bus, place, joint.id());
      }
      verify(joint);
    }
    return "%s: id %d, %d baud%s"
        .formatted(
            joint.name(),
            joint.id(),
            section.bus().baud(),
            known
                ? ", as it was"
                : "; was id %d, %d baud".formatted(place.servo().id(), place.baud()));
  }

  private Place find() throws IOException {
    Place place = at(section.bus().baud());
    for (int baud : BaudRates.search(section.bus().family())) {
      if (place != null) return place;
      if (baud != section.bus().baud()) place = at(baud);
    }
    if (place != null) return place;
    throw new IOException("no servo answers at any speed: is it plugged in, is the supply on?");
  }

  private Place at(int baud) throws IOException {
    try (ServoBus bus = port.open(baud)) {
      List<ServoIdentity> found = bus.scan();
      if (found.isEmpty()) return null;
      if (found.size() == 1) return new Place(baud, found.getFirst());
      throw new IOException(
          "servos "
              + found.stream().map(servo -> "" + servo.id()).collect(Collectors.joining(", "))
              + " answer: plug in only the one");
    }
  }

  private void mustBe(ServoJoint joint, ServoIdentity servo) throws IOException {
    if (servo.model() == joint.model().number()) return;
    ServoModel model = section.bus().family().models().numbered(servo.model());
    throw new IOException(
        "this servo is %s, and %s is to be %s"
            .formatted(
                model == null ? "of the unknown type " + servo.model() : model.name(),
                joint.name(),
                joint.model().name()));
  }

  /// After its speed is written the servo speaks at that, and its word does not reach us: the id
  /// goes first, and what is lost is found by [#verify].
  private void change(ServoBus bus, Place place, int id) throws BusException {
    int old = place.servo().id();
    bus.write(old, Register.TORQUE_ENABLE, 0);
    if (traits.locked()) bus.write(old, Register.LOCK, 0);
    if (old != id) bus.write(old, Register.ID, id);
    if (place.baud() == section.bus().baud()) return;
    try {
      bus.write(id, Register.BAUD_INDEX, baudIndex);
    } catch (BusException e) {
      if (e.id() == BusException.WHOLE_BUS) throw e;
    }
  }

  private void verify(ServoJoint joint) throws IOException {
    try (ServoBus bus = port.open(section.bus().baud())) {
      mustBe(joint, bus.identify(joint.id()));
      if (traits.locked()) bus.write(joint.id(), Register.LOCK, 1);
    }
  }
}
