package dev.sinew.runtime.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One line of an event log: a JSON object `{"n":5,"prev":"…",KIND:{…},"hash":"…"}`.
///
/// The hash is the SHA-256 of the line's bytes without the hash member, that is of
/// `{"n":5,"prev":"…",KIND:{…}}`; `prev` is the hash of the line before, so that each hash stands
/// for all lines up to its own. KIND is `run`, `event` or `end`.
///
/// @param number from 1
/// @param prev hash of the line before, [#NO_HASH] for the first
/// @param body what the line tells, by its kind
record LogLine(int number, String prev, String kind, JsonNode body, String hash) {

  static final String NO_HASH = "0".repeat(64);
  static final String RUN = "run";
  static final String EVENT = "event";
  static final String END = "end";
  private static final Set<String> KINDS = Set.of(RUN, EVENT, END);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int TAIL = tail(NO_HASH).length;

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static LogLine of(int number, String prev, String kind, ObjectNode body) {
    LogLine unhashed = new LogLine(number, prev, kind, body, NO_HASH);
    return new LogLine(number, prev, kind, body, sha256(unhashed.hashed()));
  }

  /// The line with its line feed.
  byte[] bytes() {
    byte[] hashed = hashed();
    byte[] line = Arrays.copyOf(hashed, hashed.length + TAIL);
    System.arraycopy(tail(hash), 0, line, hashed.length - 1, TAIL);
    line[line.length - 1] = '\n';
    return line;
  }

  /// What stands in a line in place of the last brace of the hashed text.
  private static byte[] tail(String hash) {
    return (",\"hash\":\"" + hash + "\"}").getBytes(UTF_8);
  }

  private byte[] hashed() {
    ObjectNode line = JSON.createObjectNode();
    line.put("n", number).put("prev", prev).set(kind, body);
    return JSON.writeValueAsBytes(line);
  }

  /// @param line without its line feed
  /// @return null when no log wrote this line
  static LogLine read(byte[] line) {
    int cut = line.length - TAIL;
    if (cut < 1) return null;
    byte[] hashed = Arrays.copyOf(line, cut + 1);
    hashed[cut] = '}';
    String hash = sha256(hashed);
    if (!Arrays.equals(line, cut, line.length, tail(hash), 0, TAIL)) return null;
    return parse(hashed, hash);
  }

  private static LogLine parse(byte[] hashed, String hash) {
    try {
      JsonNode line = JSON.readTree(hashed);
      String[] names = line.propertyNames().toArray(String[]::new);
      if (names.length != 3 || !KINDS.contains(names[2])) return null;
      JsonNode number = line.path("n");
      JsonNode prev = line.path("prev");
      if (!number.isInt() || !prev.isString()) return null;
      return new LogLine(number.intValue(), prev.stringValue(), names[2], line.get(names[2]), hash);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
