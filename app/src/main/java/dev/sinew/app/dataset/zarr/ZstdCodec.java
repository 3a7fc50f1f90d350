package dev.sinew.app.dataset.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/// RFC 8878.
final class ZstdCodec implements Codec {

  @Override
  public void decode(byte[] in, int from, int length, byte[] out, int at, int size)
      throws CodecException {
    long done;
    try {
      done = Zstd.decompressByteArray(out, at, size, in, from, length);
    } catch (ZstdException e) {
      throw new CodecException("zstd: " + e.getMessage());
    }
    if (done != size)
      throw new CodecException("zstd: " + done + " bytes where " + size + " must be");
  }
}
