package dev.sinew.runtime.kinematics;

import java.util.List;

/// All points within a radius of a segment, rigid on a link. Immutable.
///
/// Coordinates in the link's frame, metres.
///
/// @param radius may be zero: a bare point or segment, which a boundary can hold in but which has
///     no body that could touch another
public record Capsule(
    String link, double ax, double ay, double az, double bx, double by, double bz, double radius) {

  /// @throws IllegalArgumentException for a number that is not finite or a negative radius
  public Capsule {
    if (!Double.isFinite(ax + ay + az + bx + by + bz)) {
      throw new IllegalArgumentException(
          "link '" + link + "': an end point of its capsule is not finite");
    }
    if (!(radius >= 0 && radius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "link '" + link + "': capsule radius " + radius + " is not zero or above");
    }
  }

  /// A point, such as the tool centre point.
  public static Capsule point(String link, double x, double y, double z) {
    return new Capsule(link, x, y, z, x, y, z, 0);
  }

  /// The capsules of some links, for a [Boundary].
  ///
  /// @throws IllegalArgumentException when a link has none: nothing would be held there
  public static List<Capsule> onLinks(List<Capsule> capsules, List<String> links) {
    for (String link : links) {
      if (capsules.stream().noneMatch(c -> c.link().equals(link))) {
        throw new IllegalArgumentException("link '" + link + "' has no capsule");
      }
    }
    return capsules.stream().filter(c -> links.contains(c.link())).toList();
  }
}
