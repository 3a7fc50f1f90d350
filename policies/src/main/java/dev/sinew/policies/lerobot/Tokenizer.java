package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the words of a prompted policy: a `tokenizer.json` of the Hugging Face libraries.
final class Tokenizer {

  private static final List<String> PLACES =
      List.of("tokenizer.json", "tokenizer/tokenizer.json", "vlm/tokenizer.json");

  private Tokenizer() {}

  /// @param said by the option, empty when it was not given
  /// @throws ConfigException naming where to get it when it is nowhere
  static Path find(Checkpoint checkpoint, Optional<Path> said) {
    if (said.isPresent()) {
      JsonSection.read(said.get()).section("model");
      return said.get();
    }
    for (String place : PLACES) {
      Path file = checkpoint.folder().resolve(place);
      if (Files.isRegularFile(file)) return file;
    }
    String name = checkpoint.preprocessor().prompt().orElseThrow().tokenizer();
    throw new ConfigException(
        checkpoint.folder().resolve(PLACES.getFirst()),
        "",
        "no such file; get tokenizer.json of '" + name + "' and name it with --tokenizer");
  }
}
