package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG.Bits;
import net.jpountz.xxhash.XXHashFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The reader of LZ4 frames beside the writer of lz4-java; linked blocks are in McapPeerTest.
class Lz4Test {

  private static final Place PLACE = Place.of(Path.of("a.mcap"), 0);

  @Property(tries = 200, seed = "4421")
  void framesWithEveryChecksumAreReadAsTheyWereWritten(
      @ForAll long seed, @ForAll @IntRange(max = 200_000) int size, @ForAll BLOCKSIZE blocks)
      throws IOException {
    byte[] content = content(seed, size);
    assertThat(Lz4.decompress(ByteBuffer.wrap(frame(content, blocks)), size, PLACE))
        .isEqualTo(ByteBuffer.wrap(content));
  }

  @Property(tries = 1000, seed = "4422")
  void aDamagedFrameIsNeverReadAsSomethingElse(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] content = content(seed, 2000);
    byte[] frame = frame(content, BLOCKSIZE.SIZE_64KB);
    if (random.nextBoolean()) frame = Arrays.copyOf(frame, random.nextInt(frame.length));
    else frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
    try {
      assertThat(Lz4.decompress(ByteBuffer.wrap(frame), content.length, PLACE))
          .isEqualTo(ByteBuffer.wrap(content));
    } catch (McapException e) {
      assertThat(e.getMessage()).startsWith("a.mcap: byte 0: ").contains("LZ4");
    }
  }

  private static byte[] frame(byte[] content, BLOCKSIZE blocks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LZ4FrameOutputStream out =
        new LZ4FrameOutputStream(
            bytes,
            blocks,
            content.length,
            LZ4Factory.safeInstance().fastCompressor(),
            XXHashFactory.safeInstance().hash32(),
            Bits.BLOCK_INDEPENDENCE,
            Bits.BLOCK_CHECKSUM,
            Bits.CONTENT_CHECKSUM,
            Bits.CONTENT_SIZE)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] content(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] content = new byte[size];
    for (int i = 0; i < size; ) {
      byte value = (byte) random.nextInt();
      for (int n = random.nextInt(1, 400); n > 0 && i < size; n--)
        content[i++] = random.nextInt(4) == 0 ? (byte) random.nextInt() : value;
    }
    return content;
  }
}
