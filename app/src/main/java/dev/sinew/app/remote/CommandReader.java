package dev.sinew.app.remote;

import dev.sinew.runtime.port.TeleopEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what operators send, and answers. Whatever is not a command, or has not the token, changes
/// nothing.
final class CommandReader {

  /// More is no command.
  private static final int MAX_BYTES = 16_384;

  private static final int MAX_TEXT = 2_000;
  private static final String TOKEN = "token";
  private static final String ID = "id";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  /// A command, and the keys that it takes besides `token` and `id`.
  private enum Verb {
    START("seed", "prompt"),
    STOP("label"),
    LABEL("label"),
    PROMPT("prompt"),
    EVENT("event"),
    NOTE("note"),
    CLEAR();

    private final List<String> keys;

    Verb(String... keys) {
      this.keys = List.of(keys);
    }

    static Optional<Verb> of(String word) {
      return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final RemoteDesk desk;
  private final Optional<byte[]> token;

  /// @param token what every command must bring; without one every command is refused
  CommandReader(RemoteDesk desk, Optional<String> token) {
    this.desk = desk;
    this.token = token.map(word -> word.getBytes(StandardCharsets.UTF_8));
  }

  /// Carries out one command.
  ///
  /// @param word last part of its topic
  /// @param kept whether the broker kept the message: such a one is old
  /// @return the answer
  Map<String, Object> command(String word, byte[] payload, boolean kept) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("command", word);
    Reply reply;
    try {
      JsonNode said = parse(payload, kept);
      if (said.has(ID)) answer.put(ID, text(said, ID));
      reply = carryOut(word, said);
    } catch (IllegalArgumentException e) {
      reply = Reply.no(e.getMessage());
    }
    answer.put("accepted", reply.accepted());
    answer.put("detail", reply.why());
    return answer;
  }

  /// The request to stop, which needs no token and no certain form.
  void stopRequest(byte[] payload, boolean kept) {
    if (kept) return; // an old one; a latch outlives the link, not the process
    String id = "";
    String reason = "";
    try {
      JsonNode said = parse(payload, false);
      id = said.has(ID) ? text(said, ID) : "";
      reason = said.has("reason") ? text(said, "reason") : "";
    } catch (IllegalArgumentException e) {
      reason = "without a readable reason";
    }
    desk.requestStop(id, reason);
  }

  private static JsonNode parse(byte[] payload, boolean kept) {
    if (kept)
      throw new IllegalArgumentException("a retained command is an old one: send it without");
    if (payload.length > MAX_BYTES)
      throw new IllegalArgumentException(payload.length + " bytes are no command");
    try {
      JsonNode said = JSON.readTree(payload);
      if (said != null && said.isObject()) return said;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("must be a JSON object like {\"token\": \"...\"}");
  }

  private Reply carryOut(String word, JsonNode said) {
    if (!said.has(TOKEN) || !isToken(text(said, TOKEN))) return Reply.no("wrong or missing token");
    Verb verb =
        Verb.of(word)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no command '"
                            + shortened(word)
                            + "'; known: "
                            + Arrays.stream(Verb.values()).map(Verb::word).toList()));
    for (String key : said.propertyNames())
      if (!key.equals(TOKEN) && !key.equals(ID) && !verb.keys.contains(key))
        throw new IllegalArgumentException(
            "unknown key '" + shortened(key) + "'; " + word + " takes " + verb.keys);
    return switch (verb) {
      case START -> desk.start(new Start(seed(said), optional(said, "prompt")));
      case STOP -> stop(said);
      case LABEL -> desk.label(text(said, "label"));
      case PROMPT -> desk.prompt(text(said, "prompt"));
      case EVENT -> desk.event(event(text(said, "event")));
      case NOTE -> desk.note(text(said, "note"));
      case CLEAR -> desk.clear();
    };
  }

  private static TeleopEvent event(String word) {
    return TeleopEvent.of(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "event: no '%s'; known: %s".formatted(shortened(word), TeleopEvent.words())));
  }

  private Reply stop(JsonNode said) {
    Optional<String> label = optional(said, "label");
    if (label.isPresent()) desk.label(label.get());
    return desk.stop();
  }

  private boolean isToken(String given) {
    byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
    return token.isPresent() && MessageDigest.isEqual(token.get(), bytes);
  }

  private static OptionalLong seed(JsonNode said) {
    if (!said.has("seed")) return OptionalLong.empty();
    if (!said.get("seed").isIntegralNumber() || !said.get("seed").canConvertToLong())
      throw new IllegalArgumentException("seed: must be a whole number");
    return OptionalLong.of(said.get("seed").longValue());
  }

  private static Optional<String> optional(JsonNode said, String key) {
    return said.has(key) ? Optional.of(text(said, key)) : Optional.empty();
  }

  private static String text(JsonNode said, String key) {
    if (!said.has(key)) throw new IllegalArgumentException(key + ": is missing");
    if (!said.get(key).isString()) throw new IllegalArgumentException(key + ": must be text");
    String text = said.get(key).stringValue();
    if (text.length() > MAX_TEXT)
      throw new IllegalArgumentException(key + ": longer than " + MAX_TEXT + " characters");
    return text;
  }

  private static String shortened(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "...";
  }
}
