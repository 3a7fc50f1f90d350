package dev.sinew.app.dataset.zarr;

import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/// One bare LZ4 block.
final class Lz4Codec implements Codec {

  /// In plain Java: the faster ones read memory that hostile bytes choose.
  private final LZ4SafeDecompressor lz4 = LZ4Factory.safeInstance().safeDecompressor();

  @Override
  public void decode(byte[] in, int from, int length, byte[] out, int at, int size)
      throws CodecException {
    int done;
    try {
      done = lz4.decompress(in, from, length, out, at, size);
    } catch (LZ4Exception e) {
      throw new CodecException("lz4: " + e.getMessage());
    }
    if (done != size)
      throw new CodecException("lz4: " + done + " bytes where " + size + " must be");
  }
}
