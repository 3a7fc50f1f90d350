package dev.sinew.app.dataset.zarr;

/// Undoes a compression whose result has a known length.
@FunctionalInterface
interface Codec {

  /// Fills `out[at, at + size)` from `in[from, from + length)`, and touches nothing else of `out`.
  ///
  /// @throws CodecException when the bytes are not such a stream or give another length
  void decode(byte[] in, int from, int length, byte[] out, int at, int size) throws CodecException;
}
