package dev.sinew.policies.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.port.PolicyException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TensorTest {

  @Test
  void aTensorBeginsAtZeroAndKeepsWhatItIsGiven() {
    try (Tensor tensor = Tensor.of(ElementType.FLOAT32, 2, 3)) {
      assertThat(Fixture.floats(tensor)).containsOnly(0);
      float[] values = {1, 2, 3, 4, 5, Float.NaN};
      tensor.put(values);
      assertThat(Fixture.floats(tensor)).isEqualTo(values);
      assertThat(tensor.memory().byteSize()).isEqualTo(24);
      assertThat(tensor).hasToString("float32 [2, 3]");
      tensor.shape()[0] = 9;
      assertThat(tensor.shape()).containsExactly(2, 3);
    }
  }

  @Test
  void aSingleValueHasNoSizes() {
    try (Tensor tensor = Tensor.of(ElementType.INT64)) {
      tensor.put(new long[] {-4});
      assertThat(tensor.size()).isEqualTo(1);
      assertThat(tensor.value(0)).isEqualTo(-4);
    }
  }

  @Test
  void halfPrecisionRoundsToNearest() {
    try (Tensor tensor = Tensor.of(ElementType.FLOAT16, 3)) {
      tensor.put(new float[] {1.0004f, 65504, 1e6f});
      assertThat(Fixture.floats(tensor)).containsExactly(1, 65504, Float.POSITIVE_INFINITY);
    }
  }

  @Test
  void bytesAreReadWithoutSign() {
    try (Tensor tensor = Tensor.of(ElementType.UINT8, 2)) {
      tensor.put(new byte[] {(byte) 255, 1});
      assertThat(tensor.value(0)).isEqualTo(255);
    }
  }

  @Test
  void anotherLengthOrTypeIsRefused() {
    try (Tensor tensor = Tensor.of(ElementType.INT32, 2)) {
      assertThatThrownBy(() -> tensor.put(new long[3])).hasMessage("3 values for a tensor of 2");
      assertThatThrownBy(() -> tensor.get(new long[1])).hasMessage("1 values for a tensor of 2");
      assertThatThrownBy(() -> tensor.put(new float[2])).hasMessage("floats for a tensor of int32");
      assertThatThrownBy(() -> tensor.put(new byte[2])).hasMessage("bytes for a tensor of int32");
      assertThatThrownBy(() -> tensor.put(new long[] {0, 1L << 31}))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void anAbsurdShapeIsRefusedInOneLine() {
    refused("every size must be 1 or more", 3, 0);
    refused("every size must be 1 or more", -1, 4);
    refused("more than 268435456 values", 1L << 29);
    refused("more than 268435456 values", Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /// Sizes whose product wraps around a `long` must not look small.
  @Property(seed = "20261121", tries = 500)
  void noProductOfSizesWrapsAround(@ForAll("manyLarge") long[] shape) {
    refused("more than 268435456 values", shape);
  }

  @Provide
  Arbitrary<long[]> manyLarge() {
    return Arbitraries.longs()
        .between(1L << 15, Long.MAX_VALUE)
        .array(long[].class)
        .ofMinSize(2)
        .ofMaxSize(8);
  }

  private static void refused(String problem, long... shape) {
    assertThatThrownBy(() -> Tensor.of(ElementType.UINT8, shape))
        .isInstanceOf(PolicyException.class)
        .hasMessage("tensor " + Arrays.toString(shape) + ": " + problem);
  }
}
