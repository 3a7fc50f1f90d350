package dev.sinew.policies.codec;

/// A link that changes values and not their number, and that can be undone.
interface SameWidth extends ActionCodec {

  /// Values of a row on either side.
  int width();

  @Override
  default int networkWidth() {
    return width();
  }

  @Override
  default int commandWidth() {
    return width();
  }

  @Override
  default boolean invertible() {
    return true;
  }
}
