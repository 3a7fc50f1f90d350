package dev.sinew.policies.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `codecs.json` names the library and version behind every case.
class CodecGoldenTest {

  static Stream<Named<JsonNode>> goldens() {
    return JsonMapper.shared()
        .readTree(CodecGoldenTest.class.getResourceAsStream("codecs.json"))
        .required("cases")
        .valueStream()
        .map(c -> Named.of(c.required("name").stringValue(), c));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void decodesAsItsSource(JsonNode golden) {
    assertThat(codec(golden).decode(values(golden, "network"), Declared.states(streams(golden))))
        .containsExactly(
            values(golden, "command"), within(golden.required("tolerance").asDouble()));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void encodesBackToTheNetworksRowsWhereTheyAreUnique(JsonNode golden) {
    if (!golden.required("encode").asBoolean()) return;
    assertThat(codec(golden).encode(values(golden, "command"), Declared.states(streams(golden))))
        .containsExactly(
            values(golden, "network"), within(golden.required("tolerance").asDouble()));
  }

  private static ActionCodec codec(JsonNode golden) {
    return Declared.codec(
        golden.required("codec").toString(),
        golden.required("networkWidth").asInt(),
        golden.required("commandWidth").asInt(),
        streams(golden));
  }

  private static Map<String, double[]> streams(JsonNode golden) {
    Map<String, double[]> streams = new LinkedHashMap<>();
    JsonNode declared = golden.required("streams");
    declared.propertyNames().forEach(name -> streams.put(name, values(declared, name)));
    return streams;
  }

  private static double[] values(JsonNode node, String key) {
    return node.required(key).valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }
}
