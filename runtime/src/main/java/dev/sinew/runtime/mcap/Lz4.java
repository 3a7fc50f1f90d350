package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG.Bits;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/// LZ4 frames (<https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md>, version 1.6). Written
/// with independent blocks by lz4-java; read here, because lz4-java refuses the linked blocks that
/// the C and Python libraries write. Pure Java: nothing native to load.
final class Lz4 {

  private static final int MAGIC = 0x184D2204;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final int VERSION = 0b0100_0000;
  private static final int VERSION_MASK = 0b1100_0010; // with the bit that must be 0
  private static final int BLOCK_CHECKSUM = 0b1_0000;
  private static final int CONTENT_SIZE = 0b1000;
  private static final int CONTENT_CHECKSUM = 0b100;
  private static final int DICTIONARY = 0b1;
  private static final int MIN_MATCH = 4;
  private static final int UNCOMPRESSED = 0x8000_0000;

  /// No LZ4 sequence of n bytes makes more: a length byte stands for at most 255.
  private static final long MAX_RATIO = 255;

  private static final XXHash32 HASH = XXHashFactory.safeInstance().hash32();

  private final ByteBuffer in;
  private final byte[] out;
  private final Place place;
  private int filled;

  private Lz4(ByteBuffer in, byte[] out, Place place) {
    this.in = in;
    this.out = out;
    this.place = place;
  }

  static void compress(ByteBuffer records, RecordBytes out) throws IOException {
    OutputStream sink =
        new OutputStream() {
          @Override
          public void write(int b) {
            out.u8(b);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            out.bytes(ByteBuffer.wrap(bytes, offset, length));
          }
        };
    try (LZ4FrameOutputStream frame =
        new LZ4FrameOutputStream(
            sink,
            BLOCKSIZE.SIZE_256KB,
            records.remaining(),
            LZ4Factory.safeInstance().fastCompressor(),
            HASH,
            Bits.BLOCK_INDEPENDENCE,
            Bits.CONTENT_SIZE)) {
      frame.write(records.array(), records.arrayOffset() + records.position(), records.remaining());
    }
  }

  /// @param size as [Codec#decompress] has it
  static ByteBuffer decompress(ByteBuffer compressed, int size, Place place) throws McapException {
    ByteBuffer in = compressed.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (size > MAX_RATIO * in.remaining())
      throw place.problem(
          0, "%d bytes of LZ4 cannot hold the %d stated".formatted(in.remaining(), size));
    Lz4 lz4 = new Lz4(in, new byte[size], place);
    while (in.hasRemaining()) lz4.frame();
    if (lz4.filled != size)
      throw place.problem(0, "%d bytes of LZ4, stated are %d".formatted(lz4.filled, size));
    return ByteBuffer.wrap(lz4.out);
  }

  private void frame() throws McapException {
    int magic = number();
    if ((magic & ~0xF) == SKIPPABLE) {
      skip(number());
      return;
    }
    if (magic != MAGIC) throw bad("not an LZ4 frame");
    int flags = descriptor();
    int start = filled;
    for (int block = number(); block != 0; block = number()) block(block, flags);
    if ((flags & CONTENT_CHECKSUM) != 0 && number() != HASH.hash(out, start, filled - start, 0))
      throw bad("LZ4 content checksum differs");
  }

  private int descriptor() throws McapException {
    int start = in.position();
    int flags = skip(1).get(start);
    skip(1);
    if ((flags & VERSION_MASK) != VERSION) throw bad("an unknown version of LZ4 frames");
    if ((flags & DICTIONARY) != 0) throw bad("LZ4 with a dictionary");
    if ((flags & CONTENT_SIZE) != 0) skip(8);
    int hash = HASH.hash(in, start, in.position() - start, 0) >>> 8 & 0xFF;
    if ((skip(1).get(in.position() - 1) & 0xFF) != hash) throw bad("LZ4 header checksum differs");
    return flags;
  }

  private void block(int word, int flags) throws McapException {
    int length = word & ~UNCOMPRESSED;
    int start = in.position();
    skip(length);
    if ((flags & BLOCK_CHECKSUM) != 0 && number() != HASH.hash(in, start, length, 0))
      throw bad("LZ4 block checksum differs");
    ByteBuffer block = in.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      if ((word & UNCOMPRESSED) != 0) literals(block, length);
      else sequences(block);
    } catch (BufferUnderflowException e) {
      throw bad("LZ4 block ends inside a sequence");
    }
  }

  /// The block format (lz4_Block_format.md): literals, then a match in what was made already, of
  /// this block or of those before it. The last sequence has no match.
  private void sequences(ByteBuffer block) throws McapException {
    while (block.hasRemaining()) {
      int token = block.get() & 0xFF;
      literals(block, length(block, token >>> 4));
      if (!block.hasRemaining()) return;
      int distance = block.getShort() & 0xFFFF;
      match(distance, length(block, token & 0xF) + MIN_MATCH);
    }
  }

  private static int length(ByteBuffer block, int nibble) {
    int length = nibble;
    if (nibble < 15) return length;
    int more;
    do {
      more = block.get() & 0xFF;
      length += more;
    } while (more == 255);
    return length;
  }

  private void literals(ByteBuffer block, int length) throws McapException {
    if (length < 0 || length > out.length - filled) throw bad("LZ4 makes more bytes than stated");
    block.get(out, filled, length);
    filled += length;
  }

  private void match(int distance, int length) throws McapException {
    if (distance == 0 || distance > filled) throw bad("LZ4 match before the beginning");
    if (length < 0 || length > out.length - filled) throw bad("LZ4 makes more bytes than stated");
    if (distance >= length) System.arraycopy(out, filled - distance, out, filled, length);
    else for (int i = 0; i < length; i++) out[filled + i] = out[filled + i - distance];
    filled += length;
  }

  private int number() throws McapException {
    return skip(4).getInt(in.position() - 4);
  }

  private ByteBuffer skip(int length) throws McapException {
    if (length < 0 || length > in.remaining()) throw bad("LZ4 frame ends too early");
    return in.position(in.position() + length);
  }

  private McapException bad(String text) {
    return place.problem(0, text);
  }
}
