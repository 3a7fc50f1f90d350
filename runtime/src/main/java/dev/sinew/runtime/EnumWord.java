package dev.sinew.runtime;

import java.util.Locale;
import java.util.Optional;

/// How a constant is spelled in files and messages: `TAKE_OVER` as `take-over`.
public final class EnumWord {

  private EnumWord() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The constant of a word; empty when there is none.
  public static <E extends Enum<E>> Optional<E> find(Class<E> constants, String word) {
    for (E constant : constants.getEnumConstants())
      if (of(constant).equals(word)) return Optional.of(constant);
    return Optional.empty();
  }
}
