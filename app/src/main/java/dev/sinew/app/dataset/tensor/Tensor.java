package dev.sinew.app.dataset.tensor;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Rows of an array of one type, cut along its first axis. In memory is one slab at a time: all
/// chunks at one place of the first axis. One thread.
public final class Tensor {

  /// Bytes of a slab, and of a chunk.
  public static final long MAX_SLAB = 1 << 28;

  private static final int MAX_CHUNKS = 1 << 16;

  private final String place;
  private final int[] shape;
  private final ElementType type;
  private final ChunkSource source;
  private final int chunkRows;
  private final int rowBytes;
  private final int chunkBytes;
  private final ChunkGrid grid;

  private ByteBuffer slab;
  private int held = -1;

  /// @param place what a message calls it: `FILE: data/action`
  /// @param shape one axis or more
  /// @param chunks as many axes, each positive
  /// @throws DatasetException where a slab is more than fits
  public Tensor(String place, int[] shape, int[] chunks, ElementType type, ChunkSource source)
      throws DatasetException {
    this.place = place;
    this.shape = shape.clone();
    this.type = type;
    this.source = source;
    chunkRows = chunks[0];
    double row = type.size();
    for (int i = 1; i < shape.length; i++) row *= shape[i];
    double chunk = type.size();
    for (int n : chunks) chunk *= n;
    if (row < type.size()) throw wrong("rows of nothing");
    if (row * chunkRows > MAX_SLAB || chunk > MAX_SLAB)
      throw wrong("chunks of " + chunkRows + " rows, more than this reader holds in memory");
    rowBytes = (int) row;
    chunkBytes = (int) chunk;
    grid = new ChunkGrid(shape, chunks, type.size());
    if (grid.chunks() > MAX_CHUNKS)
      throw wrong(grid.chunks() + " chunks beside each other, at most " + MAX_CHUNKS);
  }

  public String place() {
    return place;
  }

  /// What a message calls a row.
  public String place(int row) {
    return place + "[" + row + "]";
  }

  public ElementType type() {
    return type;
  }

  public int rows() {
    return shape[0];
  }

  /// Length along an axis; 0 is the rows.
  public int length(int axis) {
    return shape[axis];
  }

  public int axes() {
    return shape.length;
  }

  /// Elements of one row.
  public int elements() {
    return rowBytes / type.size();
  }

  /// The bytes of a row in the order of its type, from position 0; until the next call.
  public ByteBuffer row(int index) throws IOException {
    int wanted = index / chunkRows;
    if (wanted != held) load(wanted);
    return slab.slice(index % chunkRows * rowBytes, rowBytes).order(type.order());
  }

  private void load(int number) throws IOException {
    held = -1;
    slab = null;
    byte[] chunk = new byte[chunkBytes];
    byte[] into = grid.chunkIsSlab() ? chunk : new byte[chunkRows * rowBytes];
    for (int i = 0; i < grid.chunks(); i++) {
      source.read(grid.place(number, i), chunk);
      if (into != chunk) grid.copy(i, chunk, into);
    }
    slab = ByteBuffer.wrap(into);
    held = number;
  }

  private DatasetException wrong(String text) {
    return new DatasetException(place + ": " + text);
  }
}
