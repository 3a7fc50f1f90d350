package dev.sinew.drivers.servo.section;

import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.JointScale;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.config.ConfigSection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A joint and its servo.
///
/// @param shadowId of a second servo on the same joint
/// @param span what the joint reads at the ends of its calibrated range; without it the joint reads
///     rad, 0 in the middle
public record ServoJoint(
    String name, int id, OptionalInt shadowId, ServoModel model, Optional<Span> span) {

  /// What a joint reads at the lower and at the upper end of its calibrated range.
  public record Span(double lo, double hi) {}

  static ServoJoint read(String name, ConfigSection section, BusFamily family) {
    return new ServoJoint(
        name,
        section.integer("id"),
        section.has("shadow-id")
            ? OptionalInt.of(section.integer("shadow-id"))
            : OptionalInt.empty(),
        model(section, family),
        section.has("span") ? Optional.of(span(section)) : Optional.empty());
  }

  private static ServoModel model(ConfigSection section, BusFamily family) {
    ServoModel model = family.models().named(section.text("model"));
    if (model != null) return model;
    List<String> known = family.models().all().stream().map(ServoModel::name).toList();
    throw section.problem(
        "model",
        "%s is no servo of family %s; known are %s"
            .formatted(section.text("model"), family.word(), String.join(", ", known)));
  }

  private static Span span(ConfigSection section) {
    double[] ends = section.numbers("span");
    if (!(ends[0] != ends[1])) throw section.problem("span", "begins and ends at " + ends[0]);
    return new Span(ends[0], ends[1]);
  }

  /// For people.
  public String text() {
    return name + " (id " + id + ")";
  }

  /// From the servo's counts to what the joint reads.
  ///
  /// @param calibration of this joint, [ServoTraits#asReported]
  public JointScale scale(JointCalibration calibration) {
    return span.map(ends -> JointScale.span(calibration, ends.lo(), ends.hi()))
        .orElseGet(() -> JointScale.angle(calibration, model.countsPerTurn()));
  }
}
