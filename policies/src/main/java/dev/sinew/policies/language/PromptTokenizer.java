package dev.sinew.policies.language;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Path;
import java.util.Arrays;

/// Prompts become token ids as LeRobot's `tokenizer_processor` makes them. One thread at a time.
public final class PromptTokenizer implements AutoCloseable {

  private static final Schema SCHEMA =
      Schema.of(PromptTokenizer.class.getResourceAsStream("prompt.schema.json"));

  private final HuggingFaceTokenizer tokenizer;
  private final PromptFormat format;
  private final int maxLength;
  private final boolean fixed;
  private final boolean left;
  private final boolean truncate;
  private final long padId;

  private String lastText;
  private Tokens last;

  private PromptTokenizer(ConfigSection section, HuggingFaceTokenizer tokenizer, long padId) {
    this.tokenizer = tokenizer;
    this.padId = padId;
    format = PromptFormat.named(section.text("format"));
    maxLength = section.integer("max-length");
    fixed = section.text("padding").equals("fixed");
    left = section.text("padding-side").equals("left");
    truncate = section.flag("truncation");
  }

  /// @param section `prompt` of a policy
  /// @param folder of the bundle, which the tokenizer's file must not leave
  /// @throws dev.sinew.runtime.config.ConfigException naming the key at fault
  public static PromptTokenizer read(ConfigSection section, Path folder) {
    section.validate(SCHEMA);
    TokenizerFile file = TokenizerFile.read(section, folder);
    String pad = section.text("pad-token");
    long padId =
        file.vocabulary()
            .id(pad)
            .orElseThrow(
                () -> section.problem("pad-token", "'" + pad + "' is not in " + file.file()));
    return new PromptTokenizer(section, file.open(options(section)), padId);
  }

  private static HuggingFaceTokenizer.Builder options(ConfigSection section) {
    return HuggingFaceTokenizer.builder()
        .optPadding(false)
        .optTruncation(section.flag("truncation"))
        .optMaxLength(section.integer("max-length"));
  }

  /// Most tokens that come out.
  public int maxLength() {
    return maxLength;
  }

  /// Whether exactly [#maxLength] tokens come out.
  public boolean fixedLength() {
    return fixed;
  }

  /// Whether the tokens depend on the state.
  public boolean readsState() {
    return format == PromptFormat.PI05;
  }

  /// @param state normalised to [-1, 1], in the order in which the network was trained; ignored
  ///     where [#readsState] is false
  /// @return the same object as before while nothing changed
  /// @throws IllegalArgumentException when there are too many tokens and the policy does not let
  ///     them be cut, or a state is not a number
  public Tokens encode(String prompt, float[] state) {
    String text = format.text(prompt, state);
    if (text.equals(lastText)) return last;
    last = tokens(tokenizer.encode(text, true, false));
    lastText = text;
    return last;
  }

  private Tokens tokens(Encoding encoding) {
    long[] ids = encoding.getIds();
    if (ids.length > maxLength)
      throw new IllegalArgumentException(
          "the prompt has " + ids.length + " tokens, max-length is " + maxLength);
    int length = fixed ? maxLength : ids.length;
    int at = left ? length - ids.length : 0;
    long[] padded = new long[length];
    byte[] mask = new byte[length];
    Arrays.fill(padded, padId);
    System.arraycopy(ids, 0, padded, at, ids.length);
    Arrays.fill(mask, at, at + ids.length, (byte) 1);
    return new Tokens(padded, mask, truncate && encoding.exceedMaxLength());
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
