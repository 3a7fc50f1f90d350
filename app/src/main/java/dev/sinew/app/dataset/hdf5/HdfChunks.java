package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.tensor.ChunkSource;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;

/// An array in chunks, unpacked one by one.
///
/// @param chunks shape of one
record HdfChunks(ChunkedDataset dataset, int[] chunks, String name, Guard guard)
    implements ChunkSource {

  /// What a contiguous array is read in.
  private static final long PIECE_BYTES = 1 << 20;

  /// @return the shape of a chunk; of an array that has none, rows that are about a megabyte
  static int[] of(Dataset dataset, int[] shape, int elementBytes) {
    if (dataset instanceof ChunkedDataset chunked) return chunked.getChunkDimensions();
    double row = elementBytes;
    for (int i = 1; i < shape.length; i++) row *= shape[i];
    int[] chunks = shape.clone();
    chunks[0] = Math.clamp((long) (PIECE_BYTES / row), 1, Math.max(1, shape[0]));
    return chunks;
  }

  @Override
  public void read(int[] place, byte[] chunk) throws DatasetException {
    int[] offset = new int[place.length];
    for (int i = 0; i < offset.length; i++) offset[i] = place[i] * chunks[i];
    byte[] bytes = guard.run(name, () -> dataset.getDecompressedChunk(offset));
    if (bytes.length != chunk.length)
      throw new DatasetException(
          guard.file()
              + ": "
              + name
              + ": a chunk of "
              + bytes.length
              + " bytes where "
              + chunk.length
              + " must be");
    System.arraycopy(bytes, 0, chunk, 0, chunk.length);
  }
}
