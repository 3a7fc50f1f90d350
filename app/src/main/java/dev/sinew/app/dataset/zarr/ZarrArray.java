package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Rows of one array, in memory one slab at a time: all chunks at one place of the first axis. One
/// thread.
final class ZarrArray {

  /// Bytes of a slab, and of a chunk.
  static final long MAX_SLAB = 1 << 28;

  private static final int MAX_CHUNKS = 1 << 16;

  private final Store store;
  private final String name;
  private final ArrayMeta meta;
  private final int rowBytes;
  private final int chunkBytes;
  private final ChunkGrid grid;

  private ByteBuffer slab;
  private int held = -1;

  ZarrArray(Store store, String name, ArrayMeta meta) throws DatasetException {
    this.store = store;
    this.name = name;
    this.meta = meta;
    if (meta.chunkBytes() > MAX_SLAB || meta.rowBytes() > MAX_SLAB / meta.chunks()[0])
      throw new DatasetException(
          meta.place()
              + ": chunks: "
              + meta.chunks()[0]
              + " rows of "
              + meta.rowBytes()
              + " bytes at once, at most "
              + MAX_SLAB
              + " bytes fit");
    rowBytes = (int) meta.rowBytes();
    chunkBytes = (int) meta.chunkBytes();
    grid = new ChunkGrid(meta.shape(), meta.chunks(), meta.type().size());
    if (grid.chunks() > MAX_CHUNKS)
      throw new DatasetException(
          meta.place() + ": chunks: " + grid.chunks() + " a row, at most " + MAX_CHUNKS);
  }

  ArrayMeta meta() {
    return meta;
  }

  int rows() {
    return meta.shape()[0];
  }

  /// Elements of one row.
  int elements() {
    return rowBytes / meta.type().size();
  }

  /// The bytes of a row in the order of its type, from position 0; until the next call.
  ByteBuffer row(int index) throws IOException {
    int wanted = index / meta.chunks()[0];
    if (wanted != held) load(wanted);
    int at = index % meta.chunks()[0] * rowBytes;
    return slab.slice(at, rowBytes).order(meta.type().order());
  }

  /// What a message calls a row.
  String place(int row) {
    return store.path() + ": " + name + "[" + row + "]";
  }

  private void load(int number) throws IOException {
    held = -1;
    slab = null;
    byte[] chunk = new byte[chunkBytes];
    byte[] into = grid.chunkIsSlab() ? chunk : new byte[meta.chunks()[0] * rowBytes];
    for (int i = 0; i < grid.chunks(); i++) {
      String key = name + "/" + grid.name(number, i, meta.separator());
      // A damaged stream may be longer than what it stands for, but not by much.
      Optional<byte[]> packed = store.read(key, chunkBytes + chunkBytes / 2 + (1 << 12));
      if (packed.isPresent()) unpack(key, packed.get(), chunk);
      else fill(chunk);
      if (into != chunk) grid.copy(i, chunk, into);
    }
    slab = ByteBuffer.wrap(into);
    held = number;
  }

  private void unpack(String key, byte[] packed, byte[] chunk) throws DatasetException {
    try {
      meta.codec().decode(packed, 0, packed.length, chunk, 0, chunk.length);
    } catch (CodecException e) {
      throw new DatasetException(store.path() + ": " + key + ": " + e.getMessage(), e);
    }
  }

  private void fill(byte[] chunk) {
    byte[] element = meta.fill();
    for (int i = 0; i < chunk.length; i++) chunk[i] = element[i % element.length];
  }
}
