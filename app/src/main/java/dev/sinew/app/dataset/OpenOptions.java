package dev.sinew.app.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a file may leave unsaid and its user knows.
///
/// @param fps rows a second, instead of what the file tells or its format takes for granted
/// @param task of the episodes to which the file gives none; may be empty
/// @param mapping a file that says what becomes which feature, for formats that ask for one
public record OpenOptions(OptionalDouble fps, String task, Optional<Path> mapping) {

  public OpenOptions {
    if (fps.isPresent() && !(fps.getAsDouble() > 0 && fps.getAsDouble() < 1e6))
      throw new IllegalArgumentException(fps.getAsDouble() + " rows a second: must be positive");
  }

  /// Without a mapping.
  public OpenOptions(OptionalDouble fps, String task) {
    this(fps, task, Optional.empty());
  }

  /// Nothing is known besides the file.
  public static OpenOptions none() {
    return new OpenOptions(OptionalDouble.empty(), "");
  }

  /// @param otherwise of a format that does not tell
  public double fpsOr(double otherwise) {
    return fps.orElse(otherwise);
  }
}
