package dev.sinew.policies.sampling;

/// Steers a run from inside: called around every network call and every step. Inference thread.
///
/// Several guides compose ([#of]); each sees what the one before it left.
public interface Guide {

  /// Changes nothing.
  Guide NONE = new Guide() {};

  /// Before a network call: may change [Step#sample].
  default void before(Step step) {}

  /// After a network call: may change [Step#prediction], which is in the network's own terms.
  default void prediction(Step step) {}

  /// The clean sample has been estimated from the prediction and clipped: may change [Step#clean].
  ///
  /// @return whether it did; noise and velocity are then derived from it
  default boolean clean(Step step) {
    return false;
  }

  /// After a step: [Step#sample] is at [Step#next] and may be changed.
  ///
  /// @return whether the step is to be done again, from [Step#sample], which the guide has brought
  ///     back to [Step#level], for example by [Step#renoise]
  default boolean after(Step step) {
    return false;
  }

  /// The guides one after the other. Where one asks for the step again, those behind it are not
  /// asked.
  static Guide of(Guide... guides) {
    return switch (guides.length) {
      case 0 -> NONE;
      case 1 -> guides[0];
      default -> new Guides(guides.clone());
    };
  }
}
