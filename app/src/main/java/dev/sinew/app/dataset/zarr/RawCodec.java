package dev.sinew.app.dataset.zarr;

/// Bytes as they are.
final class RawCodec implements Codec {

  @Override
  public void decode(byte[] in, int from, int length, byte[] out, int at, int size)
      throws CodecException {
    if (length != size) throw new CodecException(length + " bytes where " + size + " must be");
    System.arraycopy(in, from, out, at, size);
  }
}
