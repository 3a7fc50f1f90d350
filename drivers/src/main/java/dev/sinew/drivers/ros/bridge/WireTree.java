package dev.sinew.drivers.ros.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.cbor.CBORParser;

/// Makes plain values of JSON or CBOR: null, Boolean, Long, [java.math.BigInteger], Double, String,
/// byte[], [TypedArray], List and Map of these. Any thread.
///
/// Depth, names, numbers and the whole are bounded; text is bounded by the whole. Python's `NaN`,
/// `Infinity` and `-Infinity` are numbers, as the server's own library writes them.
final class WireTree {

  /// The deepest real messages have about 10.
  private static final int MAX_DEPTH = 64;

  private static final int MAX_NAME = 256;

  private final JsonMapper json;
  private final CBORMapper cbor;
  private final int maxBytes;

  WireTree(int maxBytes) {
    this.maxBytes = maxBytes;
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(MAX_NAME)
            .maxStringLength(maxBytes)
            .maxDocumentLength(maxBytes)
            .build();
    json =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    cbor = new CBORMapper(CBORFactory.builder().streamReadConstraints(bounds).build());
  }

  Object ofJson(String text) throws WireException {
    if (text.length() > maxBytes) throw tooLong(text.length());
    try (JsonParser parser = json.createParser(text)) {
      return whole(parser);
    } catch (JacksonException e) {
      throw new WireException("no JSON: " + firstLine(e));
    }
  }

  Object ofCbor(byte[] bytes) throws WireException {
    if (bytes.length > maxBytes) throw tooLong(bytes.length);
    try (JsonParser parser = cbor.createParser(bytes)) {
      return whole(parser);
    } catch (JacksonException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new WireException("no CBOR: " + firstLine(e));
    }
  }

  private static Object whole(JsonParser parser) throws WireException {
    JsonToken first = parser.nextToken();
    if (first == null) throw new WireException("an empty frame");
    Object value = value(parser, first);
    if (parser.nextToken() != null) throw new WireException("something behind the end");
    return value;
  }

  private static Object value(JsonParser parser, JsonToken token) throws WireException {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_STRING -> parser.getString();
      case VALUE_EMBEDDED_OBJECT -> binary(parser);
      case START_ARRAY -> list(parser);
      case START_OBJECT -> map(parser);
      default -> throw new WireException("a " + token + " where a value would be right");
    };
  }

  private static Object integer(JsonParser parser) {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getBigIntegerValue()
        : (Object) parser.getLongValue();
  }

  private static Object binary(JsonParser parser) throws WireException {
    int tag = parser instanceof CBORParser tagged ? tagged.getCurrentTag() : -1;
    byte[] bytes = parser.getBinaryValue();
    return tag >= TypedArray.FIRST_TAG && tag <= TypedArray.LAST_TAG
        ? TypedArray.of(tag, bytes)
        : bytes;
  }

  private static List<Object> list(JsonParser parser) throws WireException {
    List<Object> list = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken())
      list.add(value(parser, mustBe(t)));
    return list;
  }

  private static Map<String, Object> map(JsonParser parser) throws WireException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
      mustBe(t);
      String key = parser.currentName();
      Object value = value(parser, mustBe(parser.nextToken()));
      if (map.containsKey(key)) throw new WireException("'" + key + "' twice");
      map.put(key, value);
    }
    return map;
  }

  private static JsonToken mustBe(JsonToken token) throws WireException {
    if (token == null) throw new WireException("it ends in the middle");
    return token;
  }

  private WireException tooLong(int length) {
    return new WireException("%d bytes, more than %d".formatted(length, maxBytes));
  }

  private static String firstLine(RuntimeException e) {
    String text = e instanceof JacksonException j ? j.getOriginalMessage() : e.toString();
    return Lines.one(text);
  }
}
