package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.JointSpec;
import java.util.List;
import java.util.Locale;

/// An [ArmLedger] as one line of JSON. Names of joints hold no character that JSON would escape
/// (the schema sees to it).
final class LedgerLine {

  private LedgerLine() {}

  static String of(ArmLedger ledger, List<JointSpec> joints) {
    StringBuilder line = new StringBuilder("{");
    line.append("\"commands\":").append(ledger.commands());
    line.append(",\"longest_silence_ms\":").append(ledger.longestSilenceNanos() / 1e6);
    line.append(",\"watchdog_trips\":").append(ledger.watchdogTrips());
    line.append(",\"limit_breaks\":").append(ledger.limitBreaks());
    line.append(",\"breaks\":{");
    for (ArmLedger.Limit limit : ArmLedger.Limit.values()) {
      if (limit.ordinal() > 0) line.append(',');
      String name = limit.name().toLowerCase(Locale.ROOT);
      line.append('"').append(name).append("\":").append(ledger.breaks(limit));
    }
    line.append("},\"joints\":{");
    for (int i = 0; i < joints.size(); i++) joint(line, ledger, joints.get(i), i);
    return line.append("}}").toString();
  }

  private static void joint(StringBuilder line, ArmLedger ledger, JointSpec joint, int i) {
    if (i > 0) line.append(',');
    line.append('"').append(joint.name()).append("\":{");
    line.append("\"step\":").append(ledger.largestStep(i));
    pair(line, "velocity", ledger.largestVelocity(i), joint.maxVelocity());
    pair(line, "acceleration", ledger.largestAcceleration(i), joint.maxAcceleration());
    pair(line, "jerk", ledger.largestJerk(i), joint.maxJerk());
    line.append('}');
  }

  /// The largest value, and the limit that it had to keep.
  private static void pair(StringBuilder line, String name, double value, double limit) {
    line.append(",\"").append(name).append("\":[").append(value).append(',').append(limit);
    line.append(']');
  }
}
