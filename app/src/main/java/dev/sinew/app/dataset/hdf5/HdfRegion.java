package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.tensor.ChunkSource;
import java.nio.ByteBuffer;

/// An array that lies in one piece, cut along its first axis.
///
/// @param bytes of the whole array; null where it is empty
record HdfRegion(ByteBuffer bytes, String name, Guard guard) implements ChunkSource {

  @Override
  public void read(int[] place, byte[] chunk) throws DatasetException {
    long from = (long) place[0] * chunk.length;
    if (bytes == null || from >= bytes.limit())
      throw new DatasetException(guard.file() + ": " + name + ": ends at " + from + " bytes");
    // The last piece sticks out of the array.
    int length = (int) Math.min(chunk.length, bytes.limit() - from);
    bytes.get((int) from, chunk, 0, length);
  }
}
