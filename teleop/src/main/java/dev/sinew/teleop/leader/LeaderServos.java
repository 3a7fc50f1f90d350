package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.section.FoundArm;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The servos of a leader: made limp when the bus is opened, read once a cycle, and found again
/// when they were lost. Teleoperation thread, but for [#trouble]; [#read] allocates nothing in
/// steady state.
final class LeaderServos implements AutoCloseable {

  private static final long RETRY_NANOS = 1_000_000_000;

  private final LeaderConfig config;
  private final BusOpener opener;
  private final ServoSamples samples;
  private ServoBus bus;
  private long nextTry;
  private volatile String trouble = "";
  private String note = "";

  LeaderServos(LeaderConfig config, BusOpener opener) {
    this.config = config;
    this.opener = opener;
    samples = new ServoSamples(config.ids());
  }

  /// @throws IOException in one line: no such port, a servo that is missing or another one than the
  ///     section says
  void open() throws IOException {
    bus = opener.open();
    try {
      Map<String, String> found = new LinkedHashMap<>();
      for (int i = 0; i < config.joints().size(); i++) greet(i, found);
      if (!config.servos().emulate()) look(found);
    } catch (BusException e) {
      lose(e);
      throw e;
    }
    trouble = "";
  }

  private void look(Map<String, String> found) throws BusException {
    bus.readPresent(samples);
    for (int i = 0; i < samples.size(); i++) if (!samples.fresh(i)) return;
    FoundArm arm = new FoundArm(config.servos(), config.calibrations(), samples);
    note =
        Stream.of(arm.outside(), arm.drift(found))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
  }

  private void greet(int i, Map<String, String> found) throws BusException {
    LeaderJoint joint = config.joints().get(i);
    int id = joint.servo().id();
    try {
      ServoIdentity identity = bus.identify(id);
      mustBe(joint, identity);
      found.put(joint.servo().name(), CalibrationRecord.servo(joint.servo().model(), identity));
      if (!config.servos().emulate()) mustHoldOffset(i);
      bus.write(id, Register.TORQUE_ENABLE, 0);
    } catch (BusException e) {
      if (e.id() == BusException.WHOLE_BUS || e.getMessage().startsWith(joint.servo().name()))
        throw e;
      throw new BusException(id, joint.servo().text() + ": " + e.getMessage(), e);
    }
  }

  private void mustBe(LeaderJoint joint, ServoIdentity found) throws BusException {
    if (found.model() == joint.servo().model().number()) return;
    ServoModel model = bus.model(found.model());
    throw new BusException(
        found.id(),
        "%s is a %s, not a %s"
            .formatted(
                joint.servo().text(),
                model == null ? "servo of number " + found.model() : model.name(),
                joint.servo().model().name()));
  }

  /// A servo with another offset reads other angles than those that were calibrated.
  private void mustHoldOffset(int i) throws BusException {
    if (!config.servos().bus().family().registers().has(Register.HOMING_OFFSET)) return;
    LeaderJoint joint = config.joints().get(i);
    int held = bus.read(joint.servo().id(), Register.HOMING_OFFSET);
    int calibrated = config.calibrations().get(i).homingOffset();
    if (held == calibrated) return;
    throw new BusException(
        joint.servo().id(),
        "%s holds the homing offset %d, but was calibrated with %d: 'sinew calibrate joints' anew"
            .formatted(joint.servo().text(), held, calibrated));
  }

  /// Reads all of them.
  ///
  /// @param now of the loop's clock
  /// @return false when not all answered; [#trouble] says why
  boolean read(long now) {
    if (bus == null && !reopened(now)) return false;
    try {
      bus.readPresent(samples);
    } catch (BusException e) {
      lose(e);
      return false;
    }
    for (int i = 0; i < samples.size(); i++) {
      if (!samples.fresh(i)) {
        trouble = silence(i);
        return false;
      }
    }
    noteFaults();
    return true;
  }

  private boolean reopened(long now) {
    if (now < nextTry) return false;
    nextTry = now + RETRY_NANOS;
    try {
      open();
      return true;
    } catch (IOException e) {
      trouble = e.getMessage();
      return false;
    }
  }

  private void noteFaults() {
    int faults = 0;
    for (int i = 0; i < samples.size(); i++) faults |= samples.faults(i);
    if (faults == 0 && trouble.isEmpty()) return;
    trouble = faults == 0 ? "" : faults();
  }

  private String faults() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < samples.size(); i++) {
      for (ServoFault fault : ServoFault.values()) {
        if ((samples.faults(i) & fault.bit()) == 0) continue;
        if (!text.isEmpty()) text.append("; ");
        text.append(config.joints().get(i).servo().text()).append(": ").append(fault.text());
      }
    }
    return text.toString();
  }

  private String silence(int i) {
    return config.joints().get(i).servo().text()
        + " does not answer on "
        + config.servos().bus().place()
        + ": is its cable in, is it powered?";
  }

  /// The bus said that it cannot go on: it is closed, and opened anew when it is read later.
  void lose(BusException e) {
    trouble = e.getMessage();
    if (bus != null) bus.close();
    bus = null;
  }

  /// Null while it is lost.
  ServoBus bus() {
    return bus;
  }

  /// Of the last [#read].
  ServoSamples samples() {
    return samples;
  }

  /// One clause, empty when nothing is the matter. Any thread.
  String trouble() {
    return trouble;
  }

  /// What was odd about them when they were opened, one line; empty when nothing was.
  String note() {
    return note;
  }

  /// Leaves the servos limp, where they still answer.
  @Override
  public void close() {
    if (bus == null) return;
    for (LeaderJoint joint : config.joints()) {
      try {
        bus.write(joint.servo().id(), Register.TORQUE_ENABLE, 0);
      } catch (BusException e) {
        trouble = e.getMessage();
      }
    }
    bus.close();
    bus = null;
  }
}
