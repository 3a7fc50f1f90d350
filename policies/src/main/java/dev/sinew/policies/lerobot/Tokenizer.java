package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The words of a prompted policy: a `tokenizer.json` of the Hugging Face libraries.
///
/// @param padToken what shorter prompts are filled up with
record Tokenizer(Path file, String padToken) {

  /// Its name in a bundle.
  static final String FILE = "tokenizer.json";

  private static final String SETTINGS = "tokenizer_config.json";
  private static final List<String> PLACES =
      List.of(FILE, "tokenizer/" + FILE, "vlm/" + FILE, "clip/" + FILE);

  /// @throws ConfigException naming where to get it, or its option, when it is nowhere
  static Tokenizer find(Checkpoint checkpoint, ImportOptions options) {
    Path file = options.tokenizer().orElseGet(() -> inside(checkpoint));
    JsonSection json = JsonSection.read(file);
    json.section("model");
    return new Tokenizer(file, options.padToken().orElseGet(() -> padToken(json)));
  }

  private static Path inside(Checkpoint checkpoint) {
    for (String place : PLACES) {
      Path file = checkpoint.folder().resolve(place);
      if (Files.isRegularFile(file)) return file;
    }
    String name = checkpoint.preprocessor().prompt().orElseThrow().tokenizer();
    throw new ConfigException(
        checkpoint.folder().resolve(FILE),
        "",
        "no such file; get tokenizer.json of '" + name + "' and name it with --tokenizer");
  }

  /// As the settings beside it have it, else as it has itself.
  private static String padToken(JsonSection json) {
    Path settings = json.file().resolveSibling(SETTINGS);
    if (Files.isRegularFile(settings)) {
      Optional<String> found = word(JsonSection.read(settings), "pad_token");
      if (found.isPresent()) return found.get();
    }
    if (json.has("padding")) {
      Optional<String> found = word(json.section("padding"), "pad_token");
      if (found.isPresent()) return found.get();
    }
    throw new ConfigException(
        settings, "pad_token", "is nowhere; say with --pad-token what prompts are filled up with");
  }

  private static Optional<String> word(JsonSection json, String key) {
    if (!json.has(key)) return Optional.empty();
    return Optional.of(json.isSection(key) ? json.section(key).text("content") : json.text(key));
  }
}
