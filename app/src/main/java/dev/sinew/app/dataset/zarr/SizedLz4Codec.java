package dev.sinew.app.dataset.zarr;

/// An LZ4 block behind its length, four bytes little-endian, as numcodecs writes it.
final class SizedLz4Codec implements Codec {

  private static final int HEADER = 4;

  private final Codec block = new Lz4Codec();

  @Override
  public void decode(byte[] in, int from, int length, byte[] out, int at, int size)
      throws CodecException {
    if (length < HEADER) throw new CodecException("lz4: ends in its header");
    int told = LittleEndian.int32(in, from);
    if (told != size)
      throw new CodecException("lz4: tells " + told + " bytes where " + size + " must be");
    block.decode(in, from + HEADER, length - HEADER, out, at, size);
  }
}
