package dev.sinew.policies.language;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;

/// The text that token ids stand for. One thread at a time.
public final class TokenText implements AutoCloseable {

  private final HuggingFaceTokenizer tokenizer;
  private final int size;

  private TokenText(HuggingFaceTokenizer tokenizer, int size) {
    this.tokenizer = tokenizer;
    this.size = size;
  }

  /// @param section names a `tokenizer.json` with `tokenizer`
  /// @param folder of the bundle, which the file must not leave
  /// @throws dev.sinew.runtime.config.ConfigException naming the key at fault
  public static TokenText read(ConfigSection section, Path folder) {
    TokenizerFile file = TokenizerFile.read(section, folder);
    int size = file.vocabulary().size();
    return new TokenText(file.open(HuggingFaceTokenizer.builder()), size);
  }

  /// Ids that stand for something are below this.
  public int size() {
    return size;
  }

  /// @param ids each below [#size]
  public String text(long[] ids) {
    return tokenizer.decode(ids, false);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
