package dev.sinew.policies.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ids of a `tokenizer.json`, read without the native library, which does not tell them.
record Vocabulary(JsonNode root) {

  /// @throws IOException when the file is missing, unreadable or no JSON
  static Vocabulary read(Path file) throws IOException {
    try {
      return new Vocabulary(JsonMapper.shared().readTree(Files.readString(file)));
    } catch (JacksonException e) {
      throw new IOException(
          "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
    }
  }

  /// One above the greatest id.
  int size() {
    int size = 0;
    for (JsonNode added : root.path("added_tokens"))
      size = Math.max(size, added.path("id").intValue() + 1);
    JsonNode vocab = root.path("model").path("vocab");
    if (!vocab.isObject()) return Math.max(size, vocab.size());
    for (JsonNode id : vocab) size = Math.max(size, id.intValue() + 1);
    return size;
  }

  OptionalLong id(String token) {
    for (JsonNode added : root.path("added_tokens"))
      if (token.equals(added.path("content").asString("")))
        return OptionalLong.of(added.path("id").longValue());
    JsonNode vocab = root.path("model").path("vocab");
    if (vocab.isObject())
      return vocab.has(token)
          ? OptionalLong.of(vocab.path(token).longValue())
          : OptionalLong.empty();
    // Unigram: a list of [token, score], the id is the place.
    for (int i = 0; i < vocab.size(); i++)
      if (token.equals(vocab.get(i).path(0).asString(""))) return OptionalLong.of(i);
    return OptionalLong.empty();
  }
}
