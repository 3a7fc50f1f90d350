package dev.sinew.runtime.rosmsg;

/// What a field, or each element of an array, is.
public sealed interface ElementType permits Primitive, MessageType {

  /// Fewest bytes that one takes in any encoding, without padding.
  long leastBytes();
}
