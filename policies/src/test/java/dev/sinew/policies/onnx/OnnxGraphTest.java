package dev.sinew.policies.onnx;

import static dev.sinew.policies.onnx.ElementType.BOOL;
import static dev.sinew.policies.onnx.ElementType.FLOAT16;
import static dev.sinew.policies.onnx.ElementType.FLOAT32;
import static dev.sinew.policies.onnx.ElementType.INT32;
import static dev.sinew.policies.onnx.ElementType.INT64;
import static dev.sinew.policies.onnx.ElementType.UINT8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.port.PolicyException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {

  private static final Path DENOISER =
      Path.of(System.getProperty("sinew.root"), "models/pusht-diffusion/denoiser.onnx");

  @Test
  void aGraphTellsItsInputsAndOutputs() {
    try (OnnxGraph graph = Fixture.load("encoder")) {
      assertThat(graph.inputs()).containsExactly(new TensorSpec("x", FLOAT32, new long[] {-1, 4}));
      assertThat(graph.outputs()).hasToString("[y float32 [-1, 3]]");
      assertThat(graph.provider()).isEqualTo("CPU");
    }
  }

  @Test
  void aBoundNetworkEqualsTheJavaApiToTheLastBitOnEveryRun() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    Map<String, long[]> shapes =
        Map.of(
            "chunk",
            new long[] {1, 16, 2},
            "time",
            new long[] {1},
            "observation",
            new long[] {1, 36});
    Map<String, Tensor> inputs = new HashMap<>();
    shapes.forEach((name, shape) -> inputs.put(name, Tensor.of(FLOAT32, shape)));
    try (OnnxGraph graph = OnnxGraph.load(DENOISER);
        Tensor out = Tensor.of(FLOAT32, 1, 16, 2);
        BoundGraph bound = graph.bind(inputs, Map.of(graph.outputs().getFirst().name(), out))) {
      for (int run = 0; run < 5; run++) {
        Map<String, float[]> values = new HashMap<>();
        inputs.forEach((name, t) -> values.put(name, Fixture.normal(random, t.size())));
        inputs.forEach((name, t) -> t.put(values.get(name)));
        bound.run();
        assertThat(Fixture.floats(out)).isEqualTo(JavaApi.run(DENOISER, values, shapes));
      }
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  @Test
  void theOutputOfOneGraphIsTheInputOfTheNextWithoutACopy() throws Exception {
    float[] seen = {1, -2, 3, 0.5f, 0, 1, 2, -1};
    try (OnnxGraph encoder = Fixture.load("encoder");
        OnnxGraph head = Fixture.load("head");
        Tensor x = Tensor.of(FLOAT32, 2, 4);
        Tensor features = Tensor.of(FLOAT32, 2, 3);
        Tensor out = Tensor.of(FLOAT32, 2, 2);
        BoundGraph first = encoder.bind(Map.of("x", x), Map.of("y", features));
        BoundGraph second = head.bind(Map.of("features", features), Map.of("out", out))) {
      x.put(seen);
      first.run();
      second.run();
      float[] middle =
          JavaApi.run(Fixture.file("encoder"), Map.of("x", seen), Map.of("x", new long[] {2, 4}));
      float[] end =
          JavaApi.run(
              Fixture.file("head"),
              Map.of("features", middle),
              Map.of("features", new long[] {2, 3}));
      assertThat(Fixture.floats(out)).isEqualTo(end);
      features.put(new float[6]);
      second.run();
      assertThat(Fixture.floats(out)).isNotEqualTo(end);
    }
  }

  @Test
  void aTensorThatOnlyGraphsTouchLiesWhereTheyRunAndCarriesTheSameBits() throws Exception {
    float[] seen = {1, -2, 3, 0.5f, 0, 1, 2, -1};
    try (OnnxGraph encoder = Fixture.load("encoder");
        OnnxGraph head = Fixture.load("head");
        Tensor x = Tensor.of(FLOAT32, 2, 4);
        Tensor shared = Tensor.of(FLOAT32, 2, 3);
        Tensor internal = Tensor.internal(FLOAT32, 2, 3);
        Tensor expected = Tensor.of(FLOAT32, 2, 2);
        Tensor out = Tensor.of(FLOAT32, 2, 2)) {
      x.put(seen);
      chain(encoder, head, x, shared, expected);
      chain(encoder, head, x, internal, out);
      assertThat(Fixture.floats(out)).isEqualTo(Fixture.floats(expected)).doesNotContain(0);
      assertThat(internal.isInternal()).isTrue();
      assertThatThrownBy(internal::memory).hasMessage("only graphs touch this tensor");
      assertThatThrownBy(() -> internal.value(0)).hasMessage("only graphs touch this tensor");
      assertThatThrownBy(() -> internal.put(new float[6]))
          .hasMessage("only graphs touch this tensor");
    }
  }

  private static void chain(
      OnnxGraph encoder, OnnxGraph head, Tensor x, Tensor features, Tensor out) {
    try (BoundGraph first = encoder.bind(Map.of("x", x), Map.of("y", features));
        BoundGraph second = head.bind(Map.of("features", features), Map.of("out", out))) {
      first.run();
      second.run();
    }
  }

  /// No GPU here: a device that this session lacks stands for a GPU that is gone.
  @Test
  void aDeviceThatTheSessionLacksIsOneLine() {
    try (OnnxGraph graph = Fixture.load("encoder");
        Tensor x = Tensor.internal(FLOAT32, 1, 4);
        Tensor y = Tensor.of(FLOAT32, 1, 3)) {
      assertThatThrownBy(
              () ->
                  new BoundOnnxGraph(
                      graph, graph.session(), "Cuda", Map.of("x", x), Map.of("y", y)))
          .isInstanceOf(PolicyException.class)
          .hasMessageStartingWith(Fixture.file("encoder") + ": ")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  @Test
  void graphsOnTwoDevicesDoNotShareAnInternalTensor() {
    try (OnnxGraph graph = Fixture.load("encoder");
        Tensor x = Tensor.internal(FLOAT32, 1, 4);
        Tensor y = Tensor.of(FLOAT32, 1, 3);
        BoundGraph here = graph.bind(Map.of("x", x), Map.of("y", y))) {
      refused(
          () -> new BoundOnnxGraph(graph, graph.session(), "Cuda", Map.of("x", x), Map.of("y", y)),
          "runs on Cuda, but the tensor of 'x' lies on Cpu: name one provider for both graphs");
      here.run();
    }
  }

  /// A name that is not main memory's makes every host input travel, as on a GPU.
  @Test
  void whatTravelsToAnotherDeviceIsSentOnEveryRun() {
    try (OnnxGraph graph = Fixture.load("encoder");
        Tensor x = Tensor.of(FLOAT32, 1, 4);
        Tensor y = Tensor.of(FLOAT32, 1, 3);
        Tensor same = Tensor.of(FLOAT32, 1, 3);
        BoundGraph sent =
            new BoundOnnxGraph(graph, graph.session(), "Cuda", Map.of("x", x), Map.of("y", y));
        BoundGraph stays = graph.bind(Map.of("x", x), Map.of("y", same))) {
      for (int run = 0; run < 3; run++) {
        x.put(new float[] {run, 2, 3, 4});
        sent.run();
        stays.run();
        assertThat(Fixture.floats(y)).isEqualTo(Fixture.floats(same));
      }
    }
  }

  @Test
  void oneGraphMayBeBoundForSeveralBatchSizes() {
    try (OnnxGraph graph = Fixture.load("encoder");
        Tensor one = Tensor.of(FLOAT32, 1, 4);
        Tensor three = Tensor.of(FLOAT32, 3, 4);
        Tensor oneOut = Tensor.of(FLOAT32, 1, 3);
        Tensor threeOut = Tensor.of(FLOAT32, 3, 3);
        BoundGraph single = graph.bind(Map.of("x", one), Map.of("y", oneOut));
        BoundGraph batch = graph.bind(Map.of("x", three), Map.of("y", threeOut))) {
      one.put(new float[] {1, 2, 3, 4});
      three.put(new float[] {1, 2, 3, 4, 1, 2, 3, 4, 0, 0, 0, 0});
      batch.run();
      single.run();
      for (int i = 0; i < 6; i++) assertThat(threeOut.value(i)).isEqualTo(oneOut.value(i % 3));
    }
  }

  @Test
  void everyElementTypeGoesInAndComesOut() {
    try (OnnxGraph graph = Fixture.load("types");
        Tensor f16 = Tensor.of(FLOAT16, 3);
        Tensor i64 = Tensor.of(INT64, 3);
        Tensor i32 = Tensor.of(INT32, 3);
        Tensor u8 = Tensor.of(UINT8, 3);
        Tensor b = Tensor.of(BOOL, 3);
        Tensor f16Out = Tensor.of(FLOAT16, 3);
        Tensor i64Out = Tensor.of(INT64, 3);
        Tensor i32Out = Tensor.of(INT32, 3);
        Tensor u8Out = Tensor.of(UINT8, 3);
        Tensor bOut = Tensor.of(BOOL, 3);
        BoundGraph bound =
            graph.bind(
                Map.of("f16", f16, "i64", i64, "i32", i32, "u8", u8, "b", b),
                Map.of(
                    "f16_out", f16Out, "i64_out", i64Out, "i32_out", i32Out, "u8_out", u8Out,
                    "b_out", bOut))) {
      f16.put(new float[] {0.5f, -1, 2});
      i64.put(new long[] {1L << 40, -1, 0});
      i32.put(new long[] {5, -7, 0});
      u8.put(new byte[] {0, (byte) 200, 7});
      b.put(new byte[] {0, 1, 0});
      bound.run();
      assertThat(Fixture.floats(f16Out)).containsExactly(1.5f, 0, 3);
      long[] longs = new long[3];
      i64Out.get(longs);
      assertThat(longs).containsExactly((1L << 40) + 1, 0, 1);
      i32Out.get(longs);
      assertThat(longs).containsExactly(6, -6, 1);
      assertThat(u8Out.value(1)).isEqualTo(201);
      assertThat(new float[] {bOut.value(0), bOut.value(1)}).containsExactly(1, 0);
    }
  }

  @Test
  void anOutputThatNobodyWantsNeedNotBeBound() {
    try (OnnxGraph head = Fixture.load("head");
        Tensor features = Tensor.of(FLOAT32, 2, 3);
        Tensor sum = Tensor.of(FLOAT32, 2, 3);
        BoundGraph bound = head.bind(Map.of("features", features), Map.of("s", sum))) {
      bound.run();
      assertThat(Fixture.floats(sum)).doesNotContain(0);
    }
  }

  @Test
  void aMisfitIsSaidInOneLineWithBothSides() {
    try (OnnxGraph graph = Fixture.load("encoder");
        Tensor x = Tensor.of(FLOAT32, 2, 4);
        Tensor y = Tensor.of(FLOAT32, 2, 3);
        Tensor wide = Tensor.of(FLOAT32, 2, 5);
        Tensor flat = Tensor.of(FLOAT32, 8);
        Tensor longs = Tensor.of(INT64, 2, 4)) {
      Map<String, Tensor> out = Map.of("y", y);
      refused(
          () -> graph.bind(Map.of("x", wide), out),
          "input x float32 [-1, 4] does not take float32 [2, 5]");
      refused(
          () -> graph.bind(Map.of("x", flat), out),
          "input x float32 [-1, 4] does not take float32 [8]");
      refused(
          () -> graph.bind(Map.of("x", longs), out),
          "input x float32 [-1, 4] does not take int64 [2, 4]");
      refused(
          () -> graph.bind(Map.of("x", x), Map.of("y", wide)),
          "output y float32 [-1, 3] does not take float32 [2, 5]");
      refused(() -> graph.bind(Map.of(), out), "input 'x' is not bound");
      refused(() -> graph.bind(Map.of("x", x, "u", x), out), "has no input 'u'; only [x]");
      refused(() -> graph.bind(Map.of("x", x), Map.of("z", y)), "has no output 'z'; only [y]");
      refused(() -> graph.bind(Map.of("x", x), Map.of()), "no output is bound");
    }
  }

  @Test
  void anOutputOfAnotherSizeThanComputedIsRefusedWhenItRuns() {
    try (OnnxGraph graph = Fixture.load("encoder");
        Tensor x = Tensor.of(FLOAT32, 2, 4);
        Tensor y = Tensor.of(FLOAT32, 5, 3);
        BoundGraph bound = graph.bind(Map.of("x", x), Map.of("y", y))) {
      assertThatThrownBy(bound::run)
          .isInstanceOf(PolicyException.class)
          .hasMessageStartingWith(Fixture.file("encoder") + ": ")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  @Test
  void aGraphThatFailsWhileItRunsSaysSoAndRunsAgain() {
    try (OnnxGraph graph = Fixture.load("gather");
        Tensor index = Tensor.of(INT64, 1);
        Tensor row = Tensor.of(FLOAT32, 1, 2);
        BoundGraph bound = graph.bind(Map.of("index", index), Map.of("row", row))) {
      index.put(new long[] {7});
      assertThatThrownBy(bound::run)
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining("indices element out of data bounds, idx=7")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
      index.put(new long[] {1});
      bound.run();
      assertThat(row.value(0)).isNotZero();
    }
  }

  @Test
  void aClosedTensorOrGraphIsNeverReadAgain() {
    OnnxGraph graph = Fixture.load("encoder");
    Tensor x = Tensor.of(FLOAT32, 1, 4);
    Tensor y = Tensor.of(FLOAT32, 1, 3);
    BoundGraph bound = graph.bind(Map.of("x", x), Map.of("y", y));
    x.close();
    refused(bound::run, "a tensor is closed");
    refused(() -> graph.bind(Map.of("x", x), Map.of("y", y)), "the tensor of input 'x' is closed");
    bound.close();
    bound.close();
    refused(bound::run, "is closed");
    graph.close();
    graph.close();
    refused(() -> graph.bind(Map.of("x", x), Map.of("y", y)), "is closed");
    y.close();
  }

  private static void refused(ThrowingCallable call, String problem) {
    assertThatThrownBy(call)
        .isInstanceOf(PolicyException.class)
        .hasMessage(Fixture.file("encoder") + ": " + problem);
  }
}
