package dev.sinew.policies.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// A file is refused in one line, or it is a graph; nothing else.
class HostileGraphTest {

  @Test
  void aGraphCutOffAnywhereIsRefusedOrWhole() throws IOException {
    byte[] whole = Files.readAllBytes(Fixture.file("types"));
    int refused = 0;
    for (int length = 0; length < whole.length; length++)
      if (!loads(Arrays.copyOf(whole, length))) refused++;
    // Behind the graph stands only the operator set, 4 bytes; without it the file is refused too.
    assertThat(refused).isEqualTo(whole.length);
  }

  @Property(seed = "20261121", tries = 300)
  void noiseIsRefused(@ForAll int seed, @ForAll @IntRange(max = 4096) int length)
      throws IOException {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    assertThat(loads(noise)).isFalse();
  }

  @Property(seed = "20261121", tries = 500)
  void aChangedByteIsRefusedOrStillAGraph(@ForAll int seed) throws IOException {
    Random random = new Random(seed);
    byte[] graph = Files.readAllBytes(Fixture.file("encoder"));
    graph[random.nextInt(graph.length)] = (byte) random.nextInt();
    loads(graph);
  }

  @Test
  void aWeightThatIsNotANumberIsNamed() {
    Path file = Fixture.file("not-a-number");
    assertThatThrownBy(() -> OnnxGraph.load(file))
        .isInstanceOf(PolicyException.class)
        .hasMessage(file + ": weight 'w' is not a number at 7");
  }

  @Test
  void aTypeThatNobodyCanFillIsNamed() {
    Path file = Fixture.file("double");
    assertThatThrownBy(() -> OnnxGraph.load(file))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            file
                + ": 'x' is of type DOUBLE, none of [float32, float16, int64, int32, uint8, bool]");
  }

  @Test
  void aGraphThatWantsMoreMemoryThanThereIsFailsInOneLine() {
    try (OnnxGraph graph = Fixture.load("bomb");
        Tensor size = Tensor.of(ElementType.INT64, 1);
        Tensor y = Tensor.of(ElementType.FLOAT32, 4);
        BoundGraph bound = graph.bind(Map.of("size", size), Map.of("y", y))) {
      for (long absurd : new long[] {1L << 50, Long.MAX_VALUE, -1}) {
        size.put(new long[] {absurd});
        assertThatThrownBy(bound::run)
            .isInstanceOf(PolicyException.class)
            .hasMessageStartingWith(Fixture.file("bomb") + ": ")
            .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
      }
      size.put(new long[] {4});
      bound.run();
    }
  }

  private static boolean loads(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("hostile", ".onnx");
    try (OnnxGraph graph = OnnxGraph.load(Files.write(file, bytes))) {
      return graph.inputs() != null;
    } catch (PolicyException e) {
      assertThat(e.getMessage()).startsWith(file + ": ");
      assertThat(e.getMessage().lines()).hasSize(1);
      return false;
    } finally {
      Files.delete(file);
    }
  }
}
