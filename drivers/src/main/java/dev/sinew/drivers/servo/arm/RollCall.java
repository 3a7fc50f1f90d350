package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether the servos of an arm are on its bus, and are what the section says. Cold; any thread.
final class RollCall {

  private static final int PINGS = 3;

  private final ArmSection arm;
  private final ServoBus bus;
  private final boolean mixedFirmware;
  private final List<String> complaints = new ArrayList<>();

  RollCall(ArmSection arm, ServoBus bus, boolean mixedFirmware) {
    this.arm = arm;
    this.bus = bus;
    this.mixedFirmware = mixedFirmware;
  }

  /// @return the servos, in the order of the arm's ids
  /// @throws dev.sinew.runtime.config.ConfigException with a clause for everything that is wrong
  /// @throws BusException when the line is gone
  List<ServoIdentity> hold() throws BusException {
    List<Integer> missing = new ArrayList<>();
    for (int id : arm.ids()) if (!answers(id)) missing.add(id);
    if (!missing.isEmpty()) mustBeFound(missing);
    List<ServoIdentity> present = new ArrayList<>();
    for (int id : arm.ids()) {
      ServoIdentity identity = bus.identify(id);
      present.add(identity);
      compareModel(identity);
    }
    if (!mixedFirmware) compareFirmware(present);
    if (!complaints.isEmpty()) throw arm.section().problem("joints", String.join("; ", complaints));
    return present;
  }

  private boolean answers(int id) throws BusException {
    for (int i = 0; i < PINGS; i++) if (bus.ping(id)) return true;
    return false;
  }

  /// On a busy machine answers may come too late for a ping, and be there when all are asked.
  private void mustBeFound(List<Integer> missing) throws BusException {
    String expected =
        missing.stream().map(arm::servo).collect(Collectors.joining(", "))
            + (missing.size() == 1 ? " does" : " do")
            + " not answer on "
            + arm.bus().place();
    List<ServoIdentity> found;
    try {
      found = bus.scan();
    } catch (BusException e) {
      if (e.id() == BusException.WHOLE_BUS) throw e;
      throw arm.section().problem("joints", expected + "; " + e.getMessage());
    }
    if (found.stream().map(ServoIdentity::id).toList().containsAll(missing)) return;
    String absent =
        found.isEmpty()
            ? "no servo answers on %s at %d baud: is the supply on, is the baud rate right?"
                .formatted(arm.bus().place(), arm.bus().baud())
            : expected + "; " + found(found);
    throw arm.section().problem("joints", absent);
  }

  private String found(List<ServoIdentity> found) {
    TreeSet<Integer> expected = new TreeSet<>();
    for (int id : arm.ids()) expected.add(id);
    String all =
        found.stream().map(s -> s.id() + " (" + name(s) + ")").collect(Collectors.joining(", "));
    String strangers =
        found.stream()
            .map(ServoIdentity::id)
            .filter(id -> !expected.contains(id))
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "expected ids "
        + expected.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + "; found "
        + all
        + (strangers.isEmpty()
            ? ": is the cable behind the last one that answers in?"
            : ", of which nobody knows " + strangers + ": `sinew setup servos` sets ids");
  }

  private void compareModel(ServoIdentity found) {
    ServoModel wanted = arm.joint(found.id()).model();
    if (found.model() != wanted.number())
      complaints.add(
          "%s is a %s, expected was a %s"
              .formatted(arm.servo(found.id()), name(found), wanted.name()));
  }

  private String name(ServoIdentity identity) {
    ServoModel model = bus.model(identity.model());
    return model == null ? "unknown model " + identity.model() : model.name();
  }

  private void compareFirmware(List<ServoIdentity> present) {
    TreeMap<Integer, TreeSet<Integer>> versions = new TreeMap<>();
    for (ServoIdentity servo : present)
      versions.computeIfAbsent(servo.model(), model -> new TreeSet<>()).add(servo.firmware());
    for (TreeSet<Integer> found : versions.values()) {
      if (found.size() < 2) continue;
      complaints.add(
          present.stream()
                  .filter(servo -> found.contains(servo.firmware()))
                  .map(servo -> arm.servo(servo.id()) + " has firmware " + servo.firmware())
                  .collect(Collectors.joining(", "))
              + ": bring them to one version with the maker's tool, or write mixed-firmware: true");
    }
  }
}
