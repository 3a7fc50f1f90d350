package dev.sinew.app.servo;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/// How are the servos: supply, heat, faults, open EEPROMs, and the line to them.
final class HealthDoctor {

  private static final int READINGS = 100;

  /// More repeats than this part of the requests is a bad line.
  private static final double MOST_REPEATS = 0.02;

  /// A servo that gets so much less than another has a bad plug or a thin cable, 0.1 V.
  private static final int MOST_SPREAD = 10;

  /// No servo of these families works below, 0.1 V.
  private static final int LEAST_DECIVOLTS = 45;

  /// Operators are warned from here on; Feetech's servos switch off at 70.
  private static final int WARM = 55;

  private final ServoSection section;
  private final ServoBus bus;
  private final Report report;

  HealthDoctor(ServoSection section, ServoBus bus, Report report) {
    this.section = section;
    this.bus = bus;
    this.report = report;
  }

  /// @throws IOException when the line is gone
  void look(Clock clock) throws IOException {
    ServoSamples samples = new ServoSamples(section.ids());
    line(samples, clock);
    supply(samples);
    heat(samples);
    faults(samples);
    if (ServoTraits.of(section.bus().family()).locked()) locks();
  }

  private void line(ServoSamples samples, Clock clock) throws IOException {
    long before = bus.counters().transactions();
    long repeatsBefore = bus.counters().retries();
    Histogram nanos = new Histogram(3);
    int silent = 0;
    for (int i = 0; i < READINGS; i++) {
      long began = clock.nanos();
      if (bus.readPresent(samples) < samples.size()) silent++;
      nanos.recordValue(Math.max(0, clock.nanos() - began));
    }
    long repeats = bus.counters().retries() - repeatsBefore;
    long requests = bus.counters().transactions() - before;
    String found =
        "%d readings of all servos: p50 %.1f ms, p99 %.1f ms, %d of %d requests repeated"
            .formatted(
                READINGS,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                repeats,
                requests);
    boolean bad = silent > 0 || repeats > MOST_REPEATS * requests;
    report.say(
        "line",
        found,
        bad ? found + ", " + silent + " incomplete: look at plugs, cable and supply" : "");
  }

  private void supply(ServoSamples samples) {
    int[] volts = new int[samples.size()];
    for (int i = 0; i < volts.length; i++) volts[i] = samples.decivolts(i);
    int most = Arrays.stream(volts).max().orElse(0);
    List<String> weak = new ArrayList<>();
    for (int i = 0; i < volts.length; i++)
      if (volts[i] < LEAST_DECIVOLTS || most - volts[i] > MOST_SPREAD)
        weak.add("%s has %.1f V".formatted(joint(i).text(), volts[i] / 10.0));
    report.say(
        "voltage",
        "%.1f to %.1f V".formatted(Arrays.stream(volts).min().orElse(0) / 10.0, most / 10.0),
        weak.isEmpty()
            ? ""
            : String.join(", ", weak)
                + ", the best %.1f V: is the supply strong enough, are the plugs clean?"
                    .formatted(most / 10.0));
  }

  private void heat(ServoSamples samples) {
    List<String> warm = new ArrayList<>();
    int most = 0;
    for (int i = 0; i < samples.size(); i++) {
      most = Math.max(most, samples.celsius(i));
      if (samples.celsius(i) >= WARM)
        warm.add("%s is %d degrees warm".formatted(joint(i).text(), samples.celsius(i)));
    }
    report.say(
        "heat",
        "at most " + most + " degrees",
        warm.isEmpty() ? "" : String.join(", ", warm) + ": let it cool, let it hold less");
  }

  private void faults(ServoSamples samples) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++)
      for (ServoFault fault : ServoFault.values())
        if ((samples.faults(i) & fault.bit()) != 0)
          said.add(joint(i).text() + " says that " + fault.text());
    report.say(
        "faults",
        "none reported",
        said.isEmpty()
            ? ""
            : String.join("; ", said) + ": free the joint, then switch the supply off and on");
  }

  private void locks() throws IOException {
    List<String> open = new ArrayList<>();
    for (ServoJoint joint : section.joints())
      if (bus.read(joint.id(), Register.LOCK) == 0) open.add(joint.text());
    report.say(
        "eeprom",
        "locked",
        open.isEmpty()
            ? ""
            : String.join(", ", open)
                + " was left open, and a stray write would last: 'sinew calibrate joints CONFIG"
                + " --write' closes it");
  }

  private ServoJoint joint(int i) {
    return section.joints().get(i);
  }
}
