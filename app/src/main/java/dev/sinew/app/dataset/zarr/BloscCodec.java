package dev.sinew.app.dataset.zarr;

/// Blosc 1: blocks that are filtered, cut into streams and compressed one by one.
///
/// Layout (README_CHUNK_FORMAT.rst; what it leaves open: `blosc_d` in `blosc/blosc.c`): a header of
/// 16 bytes, the place of every block (int32 from the header's start), the blocks. A block is one
/// stream, or as many as an element has bytes, each behind its length as an int32; a stream as long
/// as what it stands for is stored as it is. All numbers are little-endian.
final class BloscCodec implements Codec {

  private static final int HEADER = 16;
  private static final int MAX_SPLITS = 16;
  private static final int MIN_SPLIT_BYTES = 128;

  private static final int BYTE_SHUFFLE = 1;
  private static final int STORED = 2;
  private static final int BIT_SHUFFLE = 4;
  private static final int NEVER_SPLIT = 16;

  private final Codec[] codecs = {
    new BloscLzCodec(), new Lz4Codec(), null, new ZlibCodec(), new ZstdCodec()
  };

  @Override
  public void decode(byte[] in, int from, int length, byte[] out, int at, int size)
      throws CodecException {
    if (length < HEADER) throw new CodecException("blosc: ends in its header");
    int version = in[from];
    if (version != 1 && version != 2)
      throw new CodecException("blosc: format version " + version + ", 1 or 2 is understood");
    int flags = in[from + 2] & 255;
    int told = LittleEndian.int32(in, from + 4);
    if (told != size)
      throw new CodecException("blosc: tells " + told + " bytes where " + size + " must be");
    int block = LittleEndian.int32(in, from + 8);
    int compressed = LittleEndian.int32(in, from + 12);
    if (compressed < HEADER || compressed > length)
      throw new CodecException("blosc: tells " + compressed + " bytes, has " + length);
    if ((flags & STORED) != 0) {
      new RawCodec().decode(in, from + HEADER, compressed - HEADER, out, at, size);
      return;
    }
    if (size > 0 && block < 1) throw new CodecException("blosc: blocks of " + block + " bytes");
    int element = Math.max(1, in[from + 3] & 255);
    new Blocks(in, from, compressed, codec(flags >> 5), flags, element, Math.min(block, size))
        .decode(out, at, size);
  }

  private Codec codec(int number) throws CodecException {
    if (number < codecs.length && codecs[number] != null) return codecs[number];
    throw new CodecException(
        "blosc: codec "
            + (number == 2 ? "snappy" : number)
            + "; blosclz, lz4, zlib and zstd are understood");
  }

  private static Shuffle shuffle(int flags) {
    if ((flags & BYTE_SHUFFLE) != 0) return Shuffle.BYTES;
    return (flags & BIT_SHUFFLE) != 0 ? Shuffle.BITS : Shuffle.NONE;
  }

  /// @param length of the whole from the header on
  /// @param block bytes of every block but the last
  private record Blocks(
      byte[] in, int from, int length, Codec codec, int flags, int element, int block) {

    void decode(byte[] out, int at, int size) throws CodecException {
      if (size == 0) return;
      int blocks = (size - 1) / block + 1;
      if (HEADER + 4L * blocks > length)
        throw new CodecException("blosc: no room for the places of " + blocks + " blocks");
      byte[] filtered = new byte[block];
      for (int i = 0; i < blocks; i++) {
        int begin = i * block;
        int bytes = Math.min(block, size - begin);
        unpack(LittleEndian.int32(in, from + HEADER + 4 * i), filtered, bytes);
        shuffle(flags).undo(filtered, out, at + begin, bytes, element);
      }
    }

    /// @param place from the header's start
    private void unpack(int place, byte[] out, int bytes) throws CodecException {
      int streams = streams(bytes);
      int share = bytes / streams;
      if (share * streams != bytes)
        throw new CodecException(
            "blosc: a block of " + bytes + " bytes in " + streams + " streams");
      long next = place;
      for (int i = 0; i < streams; i++) {
        if (next < HEADER || next + 4 > length)
          throw new CodecException("blosc: a block at " + next + " of " + length + " bytes");
        int stream = LittleEndian.int32(in, (int) (from + next));
        next += 4;
        if (stream < 0 || next + stream > length)
          throw new CodecException("blosc: a stream of " + stream + " bytes at " + next);
        Codec how = stream == share ? new RawCodec() : codec;
        how.decode(in, (int) (from + next), stream, out, i * share, share);
        next += stream;
      }
    }

    private int streams(int bytes) {
      boolean split =
          (flags & NEVER_SPLIT) == 0
              && element <= MAX_SPLITS
              && block / element >= MIN_SPLIT_BYTES
              && bytes == block;
      return split ? element : 1;
    }
  }
}
