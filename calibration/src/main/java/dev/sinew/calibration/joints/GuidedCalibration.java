package dev.sinew.calibration.joints;

import dev.sinew.calibration.joints.JointCalibrator.Stage;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.RestPose;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/// A person, an arm and the procedure brought together: reads the servos at 50 Hz, says what is to
/// be done, shows what was found. Nothing is written into the servos before all of it is known. One
/// thread.
public final class GuidedCalibration {

  private static final long PERIOD_NANOS = 20_000_000;

  /// Readings in a row without a servo, after which it is given up: a second.
  private static final int PATIENCE = 50;

  private final ArmServos servos;
  private final Dialogue dialogue;
  private final Clock clock;
  private final int[] silences;
  private long next;

  /// @param servos of which the bus is this thread's
  public GuidedCalibration(ArmServos servos, Dialogue dialogue, Clock clock) {
    this.servos = servos;
    this.dialogue = dialogue;
    this.clock = clock;
    silences = new int[servos.joints().size()];
  }

  /// What came of it.
  ///
  /// @param written registers of the servos
  /// @param rest the pose marked at the end
  /// @param identities model and firmware by joint
  public record Outcome(
      ArmCalibration calibration, int written, RestPose rest, Map<String, String> identities) {}

  /// Leaves the arm limp.
  ///
  /// @param fullTurn names of joints without a range
  /// @param directions whether they are shown
  /// @param known of each joint before, where there was one
  /// @throws IOException in one line when a servo or the person is gone; what was not written then
  ///     is as it was
  public Outcome run(Set<String> fullTurn, boolean directions, Map<String, JointCalibration> known)
      throws IOException {
    dialogue.say("Hold the arm: when you go on, it becomes limp.");
    while (!dialogue.ready()) clock.sleepUntil(clock.nanos() + PERIOD_NANOS);
    servos.release();
    JointCalibrator calibrator =
        new JointCalibrator(servos.held(fullTurn, known), servos.traits(), directions);
    next = clock.nanos();
    while (calibrator.stage() != Stage.DONE) {
      dialogue.say(task(calibrator, fullTurn));
      while (!dialogue.ready()) watch(calibrator);
      watch(calibrator);
      for (Finding finding : calibrator.proceed()) dialogue.say(finding.text());
    }
    ArmCalibration found = calibrator.calibration();
    int written = servos.write(found);
    for (String complaint : servos.complaints(found)) dialogue.say(complaint);
    dialogue.say(
        "Put the arm into a pose that it can be put into again, folded onto its stops: drift will"
            + " be found by it.");
    while (!dialogue.ready()) watch(calibrator);
    return new Outcome(found, written, servos.pose(), servos.identities());
  }

  private static String task(JointCalibrator calibrator, Set<String> fullTurn) {
    return switch (calibrator.stage()) {
      case CENTRE -> "The arm is limp. Put every joint into the middle of its range.";
      case SWEEP ->
          "Move every joint to both ends of its range"
              + (fullTurn.isEmpty() ? "." : ", except " + String.join(", ", fullTurn) + ".");
      case DIRECTION ->
          "Move %s a little in its positive direction; leave it and it stays as it is."
              .formatted(calibrator.directed().name());
      case DONE -> "";
    };
  }

  private void watch(JointCalibrator calibrator) throws IOException {
    ServoSamples now = servos.sample();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < silences.length; i++) {
      silences[i] = now.fresh(i) ? 0 : silences[i] + 1;
      if (silences[i] > PATIENCE) throw servos.silent(i);
      if (now.fresh(i)) calibrator.sample(i, now.position(i));
      double[] travel = calibrator.travel(i);
      line.append(
          "%s%s %.0f [%.0f %.0f]"
              .formatted(
                  i == 0 ? "" : "  ",
                  calibrator.joints().get(i).name(),
                  travel[1],
                  travel[0],
                  travel[2]));
    }
    dialogue.show(line.toString());
    next += PERIOD_NANOS;
    clock.sleepUntil(next);
  }
}
