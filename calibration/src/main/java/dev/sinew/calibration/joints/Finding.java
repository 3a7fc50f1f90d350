package dev.sinew.calibration.joints;

/// Something about a joint that the person should know.
///
/// @param text for people: the joint, what is wrong, what to do
public record Finding(String joint, Weight weight, String text) {

  /// What follows from it.
  public enum Weight {
    /// Nothing.
    NOTE,
    /// The person must want to go on all the same.
    DOUBT,
    /// It cannot go on like this.
    REFUSAL
  }
}
