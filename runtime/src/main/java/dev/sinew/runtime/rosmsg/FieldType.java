package dev.sinew.runtime.rosmsg;

/// @param text as the definition has it, `float64[36]`
/// @param length of an array; most elements of a sequence, [Integer#MAX_VALUE] where it has no
///     bound; 1 otherwise
/// @param maxTextBytes most bytes of a string, [Integer#MAX_VALUE] where it has no bound
public record FieldType(
    String text, ElementType element, Multiplicity multiplicity, int length, int maxTextBytes) {

  public enum Multiplicity {
    ONE,
    /// Of a fixed length.
    ARRAY,
    /// Any number up to a bound, counted in the message.
    SEQUENCE
  }

  /// Fewest bytes of a value, without padding.
  long leastBytes() {
    return switch (multiplicity) {
      case ONE -> element.leastBytes();
      case ARRAY -> saturated(length, element.leastBytes());
      case SEQUENCE -> Integer.BYTES;
    };
  }

  static long saturated(long count, long bytes) {
    return Math.multiplyHigh(count, bytes) == 0 && count * bytes >= 0
        ? count * bytes
        : Long.MAX_VALUE;
  }
}
