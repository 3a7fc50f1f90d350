package dev.sinew.app.dataset.tensor;

/// How the chunks at one place of the first axis lie beside each other. Chunks at the far edges are
/// stored whole; what sticks out is nobody's.
final class ChunkGrid {

  private final int[] shape;
  private final int[] chunk;
  private final int element;
  /// Chunks along every axis; 1 along the first.
  private final int[] count;

  /// @param element bytes of one
  ChunkGrid(int[] shape, int[] chunk, int element) {
    this.shape = shape.clone();
    this.chunk = chunk.clone();
    this.element = element;
    this.shape[0] = chunk[0];
    count = new int[shape.length];
    count[0] = 1;
    for (int i = 1; i < count.length; i++) count[i] = Math.ceilDiv(shape[i], chunk[i]);
  }

  long chunks() {
    long n = 1;
    for (int c : count) n *= c;
    return n;
  }

  /// Whether the bytes of the only chunk are those of the slab.
  boolean chunkIsSlab() {
    for (int i = 0; i < shape.length; i++) if (shape[i] != chunk[i]) return false;
    return true;
  }

  /// Copies the part of a chunk that is inside.
  void copy(int number, byte[] from, byte[] slab) {
    copy(place(0, number), 0, from, 0, slab, 0);
  }

  private void copy(int[] place, int axis, byte[] from, int fromIndex, byte[] slab, int slabIndex) {
    int begin = place[axis] * chunk[axis];
    int run = Math.min(chunk[axis], shape[axis] - begin);
    int source = fromIndex * chunk[axis];
    int target = slabIndex * shape[axis] + begin;
    if (axis == shape.length - 1) {
      System.arraycopy(from, source * element, slab, target * element, run * element);
      return;
    }
    for (int i = 0; i < run; i++) copy(place, axis + 1, from, source + i, slab, target + i);
  }

  /// @param first place along the first axis
  /// @param number of the chunk among those at that place
  int[] place(int first, int number) {
    int[] place = new int[count.length];
    place[0] = first;
    for (int i = count.length - 1; i > 0; i--) {
      place[i] = number % count[i];
      number /= count[i];
    }
    return place;
  }
}
