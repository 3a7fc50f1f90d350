package dev.sinew.policies.network;

import dev.sinew.policies.decode.BinTokens;
import dev.sinew.policies.decode.FastTokens;
import dev.sinew.policies.language.TokenText;
import dev.sinew.runtime.config.ConfigSection;

/// The section `head.detokenizer`.
final class DetokenizerReader {

  private final ConfigSection head;
  private final ConfigSection section;
  private final int rows;
  private final int width;
  private final int vocabulary;

  private DetokenizerReader(ConfigSection head, int rows, int width, int vocabulary) {
    this.head = head;
    section = head.section("detokenizer");
    this.rows = rows;
    this.width = width;
    this.vocabulary = vocabulary;
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the key and what would be right
  static Detokenizer read(ConfigSection head, int rows, int width, int vocabulary) {
    DetokenizerReader reader = new DetokenizerReader(head, rows, width, vocabulary);
    return reader.section.text("kind").equals("bins") ? reader.bins() : reader.fast();
  }

  private Detokenizer bins() {
    int size = rows * width;
    if (head.integer("tokens") != size || head.has("end")) {
      throw head.problem(
          "tokens",
          "a bin per value are exactly %d x %d tokens, and no end token".formatted(rows, width));
    }
    int tail = section.integer("vocabulary");
    int bins = section.integer("bins");
    if (bins > tail || tail > vocabulary)
      throw section.problem(
          "vocabulary", tail + " has no room for " + bins + " bins below " + vocabulary);
    return new BinRows(new BinTokens(tail, bins));
  }

  private Detokenizer fast() {
    TokenText text = TokenText.read(section, section.resolve("."));
    int highest = section.integer("highest");
    if (highest >= vocabulary)
      throw section.problem("highest", highest + " is not below the vocabulary, " + vocabulary);
    return new FastRows(
        text,
        highest,
        new FastTokens(rows, width, section.number("scale"), section.integer("lowest")),
        section.has("fill"));
  }
}
