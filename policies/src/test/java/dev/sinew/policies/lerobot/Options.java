package dev.sinew.policies.lerobot;

import dev.sinew.runtime.Interpolation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a test says on the command line.
final class Options {

  private Options() {}

  static ImportOptions plain() {
    return with(Map.of(), Optional.empty());
  }

  static ImportOptions with(Map<String, String> cameras, Optional<Path> tokenizer) {
    return new ImportOptions(
        Optional.empty(),
        "joint-position",
        Optional.of("rad"),
        Optional.of("keypoints"),
        Optional.of("px"),
        OptionalDouble.of(20),
        cameras,
        Interpolation.LINEAR,
        tokenizer,
        Optional.of("<pad>"));
  }

  static ImportOptions in(String unit) {
    ImportOptions plain = plain();
    return new ImportOptions(
        plain.name(),
        plain.stateStream(),
        Optional.of(unit),
        plain.environmentStream(),
        plain.environmentUnit(),
        plain.stepMs(),
        plain.cameras(),
        plain.interpolation(),
        plain.tokenizer(),
        plain.padToken());
  }

  static ImportOptions silent() {
    return new ImportOptions(
        Optional.empty(),
        "joint-position",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Map.of(),
        Interpolation.LINEAR,
        Optional.empty(),
        Optional.empty());
  }
}
