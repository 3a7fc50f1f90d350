package dev.sinew.policies.kserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.proto.ProtoWriter;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Golden bytes: `policies/src/test/python/infer_frames.py`, run with tritonclient 2.73.0 and
/// protobuf 6.33.6.
class InferTest {

  @Test
  void aRequestHoldsWhatTritonsOwnClientReadsOutOfIt() throws IOException {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    inputs.put("x", Tensor.of(ElementType.FLOAT32, 1, 2));
    inputs.put("n", Tensor.of(ElementType.INT64, 2));
    inputs.put("m", Tensor.of(ElementType.BOOL, 1, 3));
    inputs.get("x").put(new float[] {0.5f, -2});
    inputs.get("n").put(new long[] {7, -1});
    inputs.get("m").put(new byte[] {1, 0, 1});
    InferRequest request = new InferRequest("model", "3", inputs, List.of("y", "z"));
    byte[] bytes = request.write(InferRequest.id(0xabc));
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(golden("request"));
  }

  @Test
  void anAnswerOfTritonsOwnMessagesIsRead() throws IOException {
    InferAnswer answer = InferAnswer.read(HexFormat.of().parseHex(golden("answer")));
    answer.mustAnswer("model", "3", "0000000000000abc");
    Tensor y = Tensor.of(ElementType.FLOAT32, 1, 2);
    Tensor z = Tensor.of(ElementType.UINT8, 3);
    answer.fill(Map.of("y", y, "z", z));
    assertThat(new float[] {y.value(0), y.value(1)}).containsExactly(1.5f, -0.25f);
    assertThat(new float[] {z.value(0), z.value(1), z.value(2)}).containsExactly(1, 2, 255);
  }

  @Test
  void metadataOfTritonsOwnMessagesIsRead() throws IOException {
    ModelMetadata metadata = ModelMetadata.read(HexFormat.of().parseHex(golden("metadata")));
    assertThat(metadata.name()).isEqualTo("model");
    assertThat(metadata.versions()).containsExactly("1", "3");
    assertThat(metadata.inputs()).hasToString("[x float32 [-1, 2], n int64 [2]]");
    assertThat(metadata.outputs()).hasToString("[y float16 [-1, 2]]");
    assertThat(metadata.mayHave("3")).isTrue();
    assertThat(metadata.mayHave("2")).isFalse();
  }

  @Test
  void aTypeThatNoTensorHasIsNamed() {
    ProtoWriter tensor = new ProtoWriter().text(1, "x").text(2, "BYTES").packed(3, 1);
    byte[] message = new ProtoWriter().message(4, tensor).toBytes();
    assertThatThrownBy(() -> ModelMetadata.read(message))
        .hasMessage("'x' BYTES [1]: that type is not carried here");
  }

  /// Damaged answers are taken whole or refused in one line, never anything else.
  @Test
  void noBytesCrashTheReader() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    byte[] whole = HexFormat.of().parseHex(golden("answer"));
    Map<String, Tensor> outputs = Map.of("y", Tensor.of(ElementType.FLOAT32, 1, 2));
    int refused = 0;
    for (int n = 0; n < 20_000; n++) {
      byte[] bytes = whole.clone();
      for (int i = 0; i < 3; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        InferAnswer answer = InferAnswer.read(bytes);
        answer.mustAnswer("model", "3", "0000000000000abc");
        answer.fill(outputs);
      } catch (AnswerException e) {
        assertThat(e.getMessage().lines()).hasSize(1);
        refused++;
      }
    }
    assertThat(refused).isBetween(10_000, 20_000);
  }

  private static String golden(String name) throws IOException {
    try (var in = InferTest.class.getResourceAsStream("infer-frames.txt")) {
      return new String(in.readAllBytes())
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .findFirst()
          .orElseThrow()
          .split(" ")[1];
    }
  }
}
