package dev.sinew.policies.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    // Bytes as numpy 2 and torch 2.11 store 1 and -2.5 (whole types: 1 and -2).
    "F64, 000000000000F03F00000000000004C0, 1, -2.5",
    "F32, 0000803F000020C0, 1, -2.5",
    "F16, 003C00C1, 1, -2.5",
    "BF16, 803F20C0, 1, -2.5",
    "I64, 0100000000000000FEFFFFFFFFFFFFFF, 1, -2",
    "I32, 01000000FEFFFFFF, 1, -2",
    "I16, 0100FEFF, 1, -2",
    "I8, 01FE, 1, -2",
    "U8, 01FE, 1, 254",
    "BOOL, 0100, 1, 0"
  })
  void everyTypeReadsItsValues(String type, String hex, double first, double second)
      throws IOException {
    byte[] data = HexFormat.of().parseHex(hex);
    String header =
        "{\"x\":{\"dtype\":\"%s\",\"shape\":[2],\"data_offsets\":[0,%d]}}"
            .formatted(type, data.length);
    try (Safetensors file = Safetensors.open(write(header, data))) {
      assertThat(file.values("x")).containsExactly(first, second);
    }
  }

  @Test
  void aFileOfStockLeRobotReads() {
    try (Safetensors file = Safetensors.open(Fixtures.file("act-old/model.safetensors"))) {
      assertThat(file.shape("normalize_inputs.buffer_observation_images_top.mean"))
          .containsExactly(3, 1, 1);
      assertThat(file.values("model.action_head.bias")).containsExactly(0, 0, 0, 0, 0, 0);
    }
  }

  @Test
  void metadataAndScalarsAndEmptyTensorsAreTensors() throws IOException {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]},\"b\":{\"dtype\":\"F32\",\"shape\":[0,5],\"data_offsets\":[1,1]}}"
            + "   ";
    try (Safetensors file = Safetensors.open(write(header, new byte[] {7}))) {
      assertThat(file.metadata()).containsEntry("format", "pt");
      assertThat(file.values("a")).containsExactly(7);
      assertThat(file.values("b")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,8]}} | a.data_offsets: 8 bytes, but"
            + " F32[1] needs 4",
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | a.data_offsets: [0, 12] must be"
            + " [begin, end] within the 8 bytes there",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[8,4]}} | a.data_offsets: [8, 4] must be",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}} | a.data_offsets: [-4, 0] must be",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}} | a.data_offsets: [0] must be",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 4 bytes at the end belong to no"
            + " tensor",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | a: begins at byte 4, but the one"
            + " before it ends at 0",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}"
            + " | b: begins at byte 4, inside the tensor before it",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}"
            + " | not valid JSON: Duplicate",
        "{'a':{'dtype':'F4','shape':[2],'data_offsets':[0,8]}} | a.dtype: 'F4' is none of [F64,"
            + " F32,",
        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | a.shape: [-2] has a negative"
            + " size",
        "{'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,8]}} | a.shape:"
            + " [4611686018427387904, 4] is more than any file holds",
        "{'a':{'dtype':'F32','shape':[1e3],'data_offsets':[0,8]}} | a.shape: [1000.0] is not a list"
            + " of whole numbers",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}} | a.x: unknown key",
        "{'a':[]} | a: [] is not a mapping",
        "[] | is not a JSON mapping",
        "{ | not valid JSON"
      })
  void aHostileHeaderIsOneClearLine(String header, String complaint) throws IOException {
    Path file = write(header.replace('\'', '"'), new byte[8]);
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(complaint)
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, cut off: the header has 20 bytes",
    "1, not a safetensors file: its header would have 18446744073709551615 bytes",
    "2, not a safetensors file: its header would have 16777217 bytes",
    "3, not a safetensors file: 3 bytes are too few"
  })
  void aHostileLengthIsOneClearLine(int kind, String complaint) throws IOException {
    long[] lengths = {20, -1, Safetensors.MAX_HEADER + 1L, 0};
    byte[] bytes =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(lengths[kind]).array();
    Path file = folder.resolve("x.safetensors");
    Files.write(file, kind == 3 ? new byte[3] : bytes);
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aPointerOfGitsLargeFileStoreIsNamedAsSuch() throws IOException {
    Path file =
        Files.writeString(folder.resolve("m"), "version https://git-lfs.github.com/spec/v1\n");
    assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("git lfs pull");
  }

  /// One byte of a sound file changed anywhere: it reads, or it is refused in one line.
  @Property(tries = 500, seed = "41")
  void damageNeverEscapesAsAnythingButAComplaint(
      @ForAll @IntRange(max = 1063) int at, @ForAll byte value) throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.file("act-old/model.safetensors"));
    bytes[at] = value;
    readsOrComplains(bytes);
  }

  @Property(tries = 300, seed = "42")
  void anyBytesReadOrAreRefused(
      @ForAll @Size(max = 200) byte[] tail, @ForAll @IntRange(max = 40) int length)
      throws IOException {
    byte[] bytes = new byte[8 + tail.length];
    bytes[0] = (byte) length;
    System.arraycopy(tail, 0, bytes, 8, tail.length);
    readsOrComplains(bytes);
  }

  @Property(tries = 100, seed = "43")
  void aFileCutOffAnywhereIsRefused(@ForAll @IntRange(max = 1063) int length) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.file("act-old/model.safetensors"));
    Path file = Files.createTempFile("cut", ".safetensors");
    Files.write(file, java.util.Arrays.copyOf(whole, length));
    assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(ConfigException.class);
    Files.delete(file);
  }

  private static void readsOrComplains(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile("fuzz", ".safetensors"), bytes);
    try (Safetensors found = Safetensors.open(file)) {
      for (String name : found.names()) found.values(name);
    } catch (ConfigException e) {
      assertThat(e.getMessage()).hasLineCount(1);
    }
    Files.delete(file);
  }

  private Path write(String header, byte[] data) throws IOException {
    return SafetensorsFile.write(folder.resolve("x.safetensors"), header, data);
  }
}
