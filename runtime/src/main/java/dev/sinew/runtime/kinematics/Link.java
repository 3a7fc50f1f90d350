package dev.sinew.runtime.kinematics;

import java.util.List;

/// A rigid part of the arm. Immutable.
///
/// @param capsules what encloses its shape, in its own frame
/// @param unusable the shapes that could not be enclosed, in words (a mesh, for instance); the
///     capsules do not cover them
public record Link(String name, List<Capsule> capsules, List<String> unusable) {

  /// @throws IllegalArgumentException for a capsule that names another link
  public Link {
    capsules = List.copyOf(capsules);
    unusable = List.copyOf(unusable);
    for (Capsule capsule : capsules) {
      if (!capsule.link().equals(name)) {
        throw new IllegalArgumentException(
            "link '" + name + "': a capsule of it names link '" + capsule.link() + "'");
      }
    }
  }

  /// A link without a shape.
  public static Link bare(String name) {
    return new Link(name, List.of(), List.of());
  }
}
