package dev.sinew.app.servo;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.family.BaudRates;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Who is on the bus, and are they the ones that were meant?
final class RollDoctor {

  private final ServoSection section;
  private final Report report;
  private boolean anybody;

  RollDoctor(ServoSection section, Report report) {
    this.section = section;
    this.report = report;
  }

  /// Asks everybody.
  ///
  /// @return whether all joints' servos answered
  /// @throws IOException when the line is gone
  boolean call(ServoBus bus) throws IOException {
    List<ServoIdentity> found;
    try {
      found = bus.scan();
    } catch (BusException e) {
      if (e.id() == BusException.WHOLE_BUS) throw e;
      anybody = true;
      report.wrong("ids", e.getMessage() + ": connect them one by one with 'sinew setup servos'");
      return false;
    }
    anybody = !found.isEmpty();
    if (!anybody) return false;
    Map<Integer, ServoIdentity> byId = new TreeMap<>();
    for (ServoIdentity servo : found) byId.put(servo.id(), servo);
    boolean complete = ids(byId);
    models(byId);
    firmware(byId);
    return complete;
  }

  /// Whether any servo answered.
  boolean anybody() {
    return anybody;
  }

  private boolean ids(Map<Integer, ServoIdentity> found) {
    List<String> missing = new ArrayList<>();
    List<Integer> strangers = new ArrayList<>(found.keySet());
    for (ServoJoint joint : section.joints()) {
      strangers.remove((Integer) joint.id());
      joint.shadowId().ifPresent(id -> strangers.remove((Integer) id));
      if (!found.containsKey(joint.id())) missing.add(joint.text());
      if (joint.shadowId().isPresent() && !found.containsKey(joint.shadowId().getAsInt()))
        missing.add(joint.name() + " (second servo, id " + joint.shadowId().getAsInt() + ")");
    }
    if (!missing.isEmpty())
      report.wrong(
          "ids",
          String.join(", ", missing)
              + " does not answer, servos "
              + words(found.keySet())
              + " do: is a cable out behind the last one that answers, or an id another?");
    else if (strangers.isEmpty()) report.fine("ids", words(found.keySet()) + " answer");
    if (!strangers.isEmpty())
      report.wrong(
          "strangers",
          "servo "
              + words(strangers)
              + " answers and is no joint of the configuration: is this the right arm?");
    return missing.isEmpty();
  }

  private void models(Map<Integer, ServoIdentity> found) {
    List<String> wrong = new ArrayList<>();
    for (ServoJoint joint : section.joints()) {
      ServoIdentity servo = found.get(joint.id());
      if (servo == null || servo.model() == joint.model().number()) continue;
      ServoModel model = section.bus().family().models().numbered(servo.model());
      wrong.add(
          "%s is %s, not %s"
              .formatted(
                  joint.text(),
                  model == null ? "of the unknown type " + servo.model() : model.name(),
                  joint.model().name()));
    }
    report.say(
        "models",
        "as configured",
        wrong.isEmpty() ? "" : String.join("; ", wrong) + ": correct the configuration");
  }

  private void firmware(Map<Integer, ServoIdentity> found) {
    Map<Integer, Map<Integer, List<Integer>>> versions = new TreeMap<>();
    for (ServoIdentity servo : found.values())
      versions
          .computeIfAbsent(servo.model(), _ -> new TreeMap<>())
          .computeIfAbsent(servo.firmware(), _ -> new ArrayList<>())
          .add(servo.id());
    List<String> mixed = new ArrayList<>();
    for (Map<Integer, List<Integer>> ofModel : versions.values())
      if (ofModel.size() > 1)
        mixed.add(
            ofModel.entrySet().stream()
                .map(e -> "servo " + words(e.getValue()) + " has " + e.getKey())
                .collect(Collectors.joining(", ")));
    report.say(
        "firmware",
        "the same in all servos of a type",
        mixed.isEmpty()
            ? ""
            : String.join("; ", mixed) + ": bring them to one version with the maker's program");
  }

  /// Looks for servos at other speeds, after nobody answered at the configured one.
  ///
  /// @throws IOException when the port is gone
  void search(ServoPort port) throws IOException {
    for (int baud : BaudRates.search(section.bus().family())) {
      if (baud == section.bus().baud()) continue;
      List<ServoIdentity> found = at(port, baud);
      if (found.isEmpty()) continue;
      String ids = words(found.stream().map(ServoIdentity::id).toList());
      report.wrong(
          "ids",
          ("nobody answers at %d baud, but servo %s does at %d: write 'baud: %d', or set them with"
                  + " 'sinew setup servos'")
              .formatted(section.bus().baud(), ids, baud, baud));
      return;
    }
    report.wrong(
        "ids",
        "nobody answers at any speed: is the arm's supply on, are both ends of its cable in, is it"
            + " the right family?");
  }

  private static List<ServoIdentity> at(ServoPort port, int baud) throws IOException {
    try (ServoBus bus = port.open(baud)) {
      return bus.scan();
    } catch (BusException e) {
      if (e.id() == BusException.WHOLE_BUS) throw e;
      return List.of(new ServoIdentity(e.id(), 0, 0)); // two of them are some
    }
  }

  private static String words(Iterable<Integer> ids) {
    List<String> words = new ArrayList<>();
    for (int id : ids) words.add(Integer.toString(id));
    return String.join(", ", words);
  }
}
