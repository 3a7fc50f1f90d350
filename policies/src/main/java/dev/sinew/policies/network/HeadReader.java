package dev.sinew.policies.network;

import dev.sinew.policies.sampling.SamplerSection;
import dev.sinew.runtime.config.ConfigSection;
import java.util.Arrays;
import java.util.OptionalInt;

/// The sections `head` and `sampler`.
final class HeadReader {

  /// Of a chunk.
  private static final long MOST_VALUES = 1 << 20;

  /// Of all places of a chunk.
  private static final long MOST_LOGITS = 1 << 24;

  private final ConfigSection file;
  private final ConfigSection section;
  private final int rows;
  private final int width;

  private HeadReader(ConfigSection file) {
    this.file = file;
    section = file.section("head");
    double[] shape = section.numbers("shape");
    rows = (int) shape[0];
    width = (int) shape[1];
    mustBeFewer("shape", (long) rows * width, MOST_VALUES);
  }

  private void mustBeFewer(String key, long values, long most) {
    if (values > most)
      throw section.problem(key, "%d values, more than %d".formatted(values, most));
  }

  /// @param file checked against its schema
  /// @throws dev.sinew.runtime.config.ConfigException naming the key and what would be right
  static Head read(ConfigSection file) {
    HeadReader reader = new HeadReader(file);
    String kind = file.section("head").text("kind");
    reader.mustHaveASamplerOrNot(kind);
    return switch (kind) {
      case "sampler" -> reader.denoising();
      case "direct" -> new Head.Direct(reader.rows, reader.width);
      case "tokens" -> reader.tokens();
      default -> reader.scales();
    };
  }

  private void mustHaveASamplerOrNot(String kind) {
    boolean denoising = kind.equals("sampler");
    if (denoising == file.has("sampler")) return;
    throw section.problem(
        "kind",
        denoising
            ? "'sampler', but there is no section sampler"
            : "'" + kind + "', but there is a section sampler, which would do nothing");
  }

  private Head denoising() {
    boolean latent = section.has("latent");
    int samples = section.integer("samples", 1);
    if (latent && samples > 1)
      throw section.problem("samples", samples + " samples in a latent space; only one is decoded");
    double[] sample = section.numbers(latent ? "latent" : "shape");
    mustBeFewer(latent ? "latent" : "shape", (long) sample[0] * (long) sample[1], MOST_VALUES);
    return new Head.Denoising(
        rows,
        width,
        (int) sample[0],
        (int) sample[1],
        latent,
        SamplerSection.read(file.section("sampler")),
        samples);
  }

  private Head tokens() {
    int vocabulary = section.integer("vocabulary");
    int most = section.integer("tokens");
    Opening opening = opening(vocabulary);
    int calls = opening instanceof Opening.Start ? most : most - 1;
    if (calls == 0)
      throw section.problem(
          "tokens", "1, which 'first' says already: no graph would be called; head 'direct'");
    return new Head.Tokens(rows, width, vocabulary, calls, opening, speech(vocabulary, most));
  }

  private Opening opening(int vocabulary) {
    if (section.has("start") == section.has("first"))
      throw section.problem(
          "start", "either start, a token, or first, a tensor of logits, says where to begin");
    return section.has("start")
        ? new Opening.Start(token("start", vocabulary))
        : new Opening.First(section.text("first"));
  }

  private Speech speech(int vocabulary, int most) {
    int from = 0;
    int to = vocabulary;
    if (section.has("only")) {
      double[] only = section.numbers("only");
      from = (int) only[0];
      to = (int) only[1] + 1;
      if (from >= to || to > vocabulary)
        throw section.problem(
            "only",
            Arrays.toString(only) + " is no range of tokens below the vocabulary, " + vocabulary);
    }
    OptionalInt end =
        section.has("end") ? OptionalInt.of(token("end", vocabulary)) : OptionalInt.empty();
    if (end.isPresent() && (end.getAsInt() < from || end.getAsInt() >= to))
      throw section.problem("end", end.getAsInt() + " is not among the tokens of 'only'");
    return new Speech(
        most,
        end,
        from,
        to,
        Choice.read(section),
        DetokenizerReader.read(section, rows, width, vocabulary));
  }

  private int token(String key, int vocabulary) {
    int token = section.integer(key);
    if (token >= vocabulary)
      throw section.problem(key, token + " is not below the vocabulary, " + vocabulary);
    return token;
  }

  private Head scales() {
    int[] scales =
        Arrays.stream(section.numbers("scales")).mapToInt(length -> (int) length).toArray();
    int codes = section.integer("codes");
    long places = Arrays.stream(scales).asLongStream().sum();
    mustBeFewer("scales", places * codes, MOST_LOGITS);
    return new Head.Scales(rows, width, scales, codes, Choice.read(section));
  }
}
