package dev.sinew.app.dataset.zarr;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// RFC 1950; its checksum is compared.
final class ZlibCodec implements Codec {

  @Override
  public void decode(byte[] in, int from, int length, byte[] out, int at, int size)
      throws CodecException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(in, from, length);
      int done = 0;
      int more;
      while (done < size && (more = inflater.inflate(out, at + done, size - done)) > 0)
        done += more;
      // The trailer with the checksum is read only by asking for one byte too many.
      if (done != size || inflater.inflate(new byte[1]) != 0 || !inflater.finished())
        throw new CodecException("zlib: not a whole stream of " + size + " bytes");
    } catch (DataFormatException e) {
      throw new CodecException("zlib: " + e.getMessage());
    }
  }
}
