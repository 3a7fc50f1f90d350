package dev.sinew.policies.language;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.sinew.policies.files.BundleFile;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A `tokenizer.json` that a section names with `tokenizer`.
///
/// @param section for complaints
record TokenizerFile(ConfigSection section, Path file) {

  /// Four times that of a vocabulary of 262 144 tokens (Gemma 3).
  private static final long MOST_BYTES = 128 << 20;

  static {
    // Where it finds CUDA, the library would otherwise fetch another build of itself.
    if (System.getProperty("ai.djl.offline") == null) System.setProperty("ai.djl.offline", "true");
  }

  /// @param folder of the bundle
  /// @throws dev.sinew.runtime.config.ConfigException when it is missing, too large or out of reach
  static TokenizerFile read(ConfigSection section, Path folder) {
    Path file = BundleFile.inside(section, "tokenizer", folder, MOST_BYTES);
    if (!Files.isRegularFile(file)) throw section.problem("tokenizer", "no such file: " + file);
    return new TokenizerFile(section, file);
  }

  /// @throws dev.sinew.runtime.config.ConfigException when it is no JSON
  Vocabulary vocabulary() {
    try {
      return Vocabulary.read(file);
    } catch (IOException e) {
      throw section.problem("tokenizer", file + ": " + e.getMessage());
    }
  }

  /// @throws dev.sinew.runtime.config.ConfigException when the library cannot use it
  HuggingFaceTokenizer open(HuggingFaceTokenizer.Builder options) {
    try {
      return options.optTokenizerPath(file).build();
    } catch (IOException | RuntimeException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw section.problem("tokenizer", file + ": " + why);
    }
  }
}
