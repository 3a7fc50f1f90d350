package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.config.ConfigSection;
import java.util.List;

/// A camera and where it looks from: pinhole, square pixels, no distortion.
///
/// @param onGripper whether it is mounted on the gripper; else it stands beside the table
/// @param eye m, in the frame of `gripper_link` or of the base; so are the next two
/// @param lookAt what is in the middle of the picture, m
/// @param up direction that is upwards in the picture
/// @param fieldOfViewDeg from the upper to the lower edge
record View(
    CameraSpec spec,
    boolean onGripper,
    double[] eye,
    double[] lookAt,
    double[] up,
    double fieldOfViewDeg) {

  private static final String FRONT = "front";
  private static final String WRIST = "wrist";

  /// The `cameras` of a `robot` section, in its order; a front and a wrist camera where it has
  /// none.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when a camera does not say where it looks
  static List<View> read(ConfigSection section) {
    if (!section.has("cameras")) return List.of(standard(FRONT), standard(WRIST));
    ConfigSection declared = section.section("cameras");
    return declared.keys().stream().map(name -> read(name, declared.section(name))).toList();
  }

  /// Front: what a person sits opposite of. Wrist: between palm and jaws, a little to the side, so
  /// that both jaws and what is between them are seen.
  static View standard(String name) {
    CameraSpec spec = new CameraSpec(name, 640, 480, Math.round(1e9 / 30));
    return name.equals(WRIST)
        ? new View(spec, true, at(0.005, -0.062, 0.010), at(0.008, 0, -0.105), at(0, -1, 0), 62)
        : new View(spec, false, at(0.62, -0.16, 0.40), at(0.16, 0.03, 0.05), at(0, 0, 1), 45);
  }

  private static View read(String name, ConfigSection section) {
    boolean known = name.equals(FRONT) || name.equals(WRIST);
    if (!known) {
      for (String key : List.of("mount", "eye", "look-at")) {
        if (!section.has(key))
          throw section.problem(
              key, "is missing; only the cameras 'front' and 'wrist' know where they are");
      }
    }
    View base = standard(name);
    CameraSpec spec =
        new CameraSpec(
            name,
            section.integer("width", 640),
            section.integer("height", 480),
            Math.round(1e9 / section.number("fps", 30)));
    boolean onGripper =
        section.has("mount") ? section.text("mount").equals("gripper") : base.onGripper;
    View view =
        new View(
            spec,
            onGripper,
            triple(section, "eye", base.eye),
            triple(section, "look-at", base.lookAt),
            triple(section, "up", onGripper == base.onGripper ? base.up : at(0, -1, 0)),
            section.number("field-of-view-deg", base.fieldOfViewDeg));
    if (!(view.sideways() > 1e-3))
      throw section.problem("up", "points along the way from eye to look-at");
    return view;
  }

  private static double[] triple(ConfigSection section, String key, double[] otherwise) {
    return section.has(key) ? section.numbers(key) : otherwise;
  }

  /// Sine of the angle between the viewing direction and up; NaN when either has no length.
  private double sideways() {
    double[] forward = at(lookAt[0] - eye[0], lookAt[1] - eye[1], lookAt[2] - eye[2]);
    double[] right = cross(forward, up);
    return length(right) / (length(forward) * length(up));
  }

  static double[] cross(double[] a, double[] b) {
    return at(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
  }

  static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  private static double[] at(double x, double y, double z) {
    return new double[] {x, y, z};
  }
}
