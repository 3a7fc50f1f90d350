package dev.sinew.app.dataset.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against streams that numcodecs 0.15.2 (c-blosc 1.21.6, level 9) made of 400 int32, `(i * i / 97)
/// % 1000`: Blosc with every codec, unshuffled (0), byte-shuffled (1) and bit-shuffled (2), once in
/// blocks of 512 bytes, once stored; and the bare codecs.
class CodecTest {

  private static final int SIZE = 1600;
  private static final byte[] EXPECTED = expected();
  private static final Map<String, byte[]> GOLDENS = goldens();

  @Test
  void streamsOfNumcodecsAreUnpacked() throws CodecException {
    assertThat(GOLDENS).hasSize(17);
    for (var golden : GOLDENS.entrySet()) {
      byte[] packed = golden.getValue();
      assertThat(unpacked(golden.getKey(), packed, SIZE)).as(golden.getKey()).isEqualTo(EXPECTED);
    }
  }

  @Test
  void bytesAroundTheRoomStayAsTheyWere() throws CodecException {
    for (var golden : GOLDENS.entrySet()) {
      byte[] in = golden.getValue();
      byte[] shifted = new byte[in.length + 9];
      System.arraycopy(in, 0, shifted, 5, in.length);
      byte[] out = new byte[SIZE + 7];
      Arrays.fill(out, (byte) 99);
      codec(golden.getKey()).decode(shifted, 5, in.length, out, 3, SIZE);
      assertThat(Arrays.copyOfRange(out, 3, 3 + SIZE)).as(golden.getKey()).isEqualTo(EXPECTED);
      assertThat(out).startsWith(99, 99, 99).endsWith(99, 99, 99, 99);
    }
  }

  @Test
  void aStreamOfAnotherLengthIsRefused() {
    for (var golden : GOLDENS.entrySet())
      for (int size : new int[] {0, 1, SIZE - 4, SIZE - 1, SIZE + 1, 3 * SIZE})
        assertThatThrownBy(() -> unpacked(golden.getKey(), golden.getValue(), size))
            .as("%s as %d", golden.getKey(), size)
            .isInstanceOf(CodecException.class);
  }

  @Test
  void aCutStreamIsRefused() {
    for (var golden : GOLDENS.entrySet()) {
      byte[] packed = golden.getValue();
      for (int length = 0; length < packed.length; length++) {
        byte[] cut = Arrays.copyOf(packed, length);
        assertThatThrownBy(() -> unpacked(golden.getKey(), cut, SIZE))
            .as("%s cut at %d", golden.getKey(), length)
            .isInstanceOf(CodecException.class);
      }
    }
  }

  @Test
  void noDamageEndsInAnythingButAWord() {
    Random random = new Random(20);
    for (var golden : GOLDENS.entrySet())
      for (int i = 0; i < 2000; i++) {
        byte[] packed = golden.getValue().clone();
        for (int n = random.nextInt(4); n >= 0; n--)
          packed[i % 2 == 0 ? random.nextInt(20) : random.nextInt(packed.length)] =
              (byte) random.nextInt();
        try {
          unpacked(golden.getKey(), packed, SIZE);
        } catch (CodecException e) {
          assertThat(e).message().isNotBlank().doesNotContain("\n");
        }
      }
  }

  @Test
  void aCodecThatIsNotUnderstoodIsNamed() {
    byte[] packed = GOLDENS.get("blosc-lz4-0").clone();
    packed[2] = (byte) (packed[2] & 31 | 2 << 5);
    assertThatThrownBy(() -> unpacked("blosc", packed, SIZE))
        .hasMessage("blosc: codec snappy; blosclz, lz4, zlib and zstd are understood");
  }

  private static byte[] unpacked(String name, byte[] packed, int size) throws CodecException {
    byte[] out = new byte[size];
    codec(name).decode(packed, 0, packed.length, out, 0, size);
    return out;
  }

  private static Codec codec(String name) {
    return switch (name.split("-")[0]) {
      case "blosc" -> new BloscCodec();
      case "lz4" -> new SizedLz4Codec();
      case "zlib" -> new ZlibCodec();
      default -> new ZstdCodec();
    };
  }

  private static byte[] expected() {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SIZE / 4; i++) bytes.putInt(i * i / 97 % 1000);
    return bytes.array();
  }

  private static Map<String, byte[]> goldens() {
    Map<String, byte[]> goldens = new LinkedHashMap<>();
    try (InputStream in = CodecTest.class.getResourceAsStream("goldens.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().toList()) {
        String[] words = line.split(" ");
        goldens.put(words[0], Base64.getDecoder().decode(words[1]));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return goldens;
  }
}
