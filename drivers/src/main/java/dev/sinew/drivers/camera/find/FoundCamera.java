package dev.sinew.drivers.camera.find;

import java.util.List;

/// A camera of this machine, in words for people.
///
/// @param driver of a deployment's `cameras` section
/// @param name the product's
/// @param serial empty where it has none
/// @param paths by which it can be named in a deployment, the best first
/// @param connection as in `USB 2 (480 Mbit/s), bus 1`; empty when unknown
/// @param modes what pictures it offers, one line each
/// @param controls what can be set, one line each
/// @param section lines for the `cameras` section of a deployment, without its name; empty when
///     this runtime can do nothing with the camera
/// @param problems why it cannot be used now, one line each that says what to do
public record FoundCamera(
    String driver,
    String name,
    String serial,
    List<String> paths,
    String connection,
    List<String> modes,
    List<String> controls,
    String section,
    List<String> problems) {

  /// Whether a picture can be asked for.
  public boolean isUsable() {
    return problems.isEmpty() && !section.isEmpty();
  }
}
