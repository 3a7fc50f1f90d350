package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.mqtt.IncomingMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/// Payloads that are an object of named arrays: JSON, and CBOR (RFC 8949).
final class TreePayload {

  private static final StreamReadConstraints FLAT =
      StreamReadConstraints.builder()
          .maxNestingDepth(4)
          .maxNumberLength(64)
          .maxStringLength(256)
          .maxNameLength(64)
          .build();

  static final TreePayload JSON =
      new TreePayload(
          JsonMapper.builder(JsonFactory.builder().streamReadConstraints(FLAT).build())
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build());

  static final TreePayload CBOR =
      new TreePayload(
          CBORMapper.builder(CBORFactory.builder().streamReadConstraints(FLAT).build())
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build());

  private final ObjectMapper mapper;

  private TreePayload(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  byte[] write(Sample sample, Shape shape) {
    ObjectNode out = mapper.createObjectNode();
    out.put("seq", sample.sequence());
    out.put("t_ns", sample.senderNanos());
    out.put("session", sample.session());
    if (sample.validMs() > 0) out.put("valid_ms", sample.validMs());
    fill(out.putArray(shape.key()), sample.values());
    if (sample.rates().length > 0) fill(out.putArray(shape.rateKey()), sample.rates());
    return mapper.writeValueAsBytes(out);
  }

  private static void fill(ArrayNode out, double[] values) {
    for (double value : values) out.add(value);
  }

  Sample read(IncomingMessage message, Shape shape) throws MalformedSampleException {
    JsonNode tree = tree(message.payload());
    double[] values = numbers(tree.get(shape.key()), shape.key(), shape.width());
    JsonNode rates = shape.hasRates() ? tree.get(shape.rateKey()) : null;
    return new Header(name -> word(message, tree, name))
        .with(
            values,
            rates == null ? Sample.NO_RATES : numbers(rates, shape.rateKey(), shape.width()));
  }

  /// Whatever a parser throws at a hostile text is one thing: it is malformed.
  private JsonNode tree(byte[] payload) throws MalformedSampleException {
    JsonNode tree;
    try {
      tree = mapper.readTree(payload);
    } catch (JacksonException e) {
      throw new MalformedSampleException(
          Encoding.shortened(
              String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("")));
    } catch (RuntimeException e) {
      throw new MalformedSampleException(e.getClass().getSimpleName());
    }
    if (tree == null || !tree.isObject()) throw new MalformedSampleException("is no object");
    return tree;
  }

  private static String word(IncomingMessage message, JsonNode tree, String name) {
    String property = message.property(name);
    if (!property.isEmpty()) return property;
    JsonNode said = tree.get(name);
    if (said == null) return "";
    return said.isString() ? said.stringValue() : said.toString();
  }

  private static double[] numbers(JsonNode list, String key, int width)
      throws MalformedSampleException {
    if (list == null || !list.isArray() || list.size() != width)
      throw new MalformedSampleException("'" + key + "' is no list of " + width + " numbers");
    double[] out = new double[width];
    for (int i = 0; i < width; i++) {
      out[i] = number(list.get(i));
      if (!Double.isFinite(out[i]))
        throw new MalformedSampleException("'" + key + "' has no finite number at " + i);
    }
    return out;
  }

  /// @return NaN for what is no number of that size
  private static double number(JsonNode node) {
    try {
      return node.isNumber() ? node.doubleValue() : Double.NaN;
    } catch (JacksonException e) {
      return Double.NaN;
    }
  }
}
