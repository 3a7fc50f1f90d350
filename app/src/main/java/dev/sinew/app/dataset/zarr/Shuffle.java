package dev.sinew.app.dataset.zarr;

/// Blosc's filters, undone: elements that were laid out byte by byte or bit by bit.
enum Shuffle {
  NONE {
    @Override
    void undo(byte[] in, byte[] out, int at, int size, int element) {
      System.arraycopy(in, 0, out, at, size);
    }
  },

  /// The first bytes of all elements, then the second ones, ...; what is left over stays.
  BYTES {
    @Override
    void undo(byte[] in, byte[] out, int at, int size, int element) {
      int elements = size / element;
      for (int b = 0; b < element; b++) {
        int plane = b * elements;
        for (int i = 0, to = at + b; i < elements; i++, to += element) out[to] = in[plane + i];
      }
      int whole = elements * element;
      System.arraycopy(in, whole, out, at + whole, size - whole);
    }
  },

  /// Bit 0 of byte 0 of all elements, eight elements a byte, then bit 1, ...; a block whose
  /// elements are no multiple of eight was left alone.
  BITS {
    @Override
    void undo(byte[] in, byte[] out, int at, int size, int element) {
      int elements = size / element;
      if (elements % 8 != 0) {
        NONE.undo(in, out, at, size, element);
        return;
      }
      int row = elements / 8;
      for (int b = 0; b < element; b++) {
        for (int i = 0; i < row; i++) {
          long eight = 0;
          for (int bit = 7; bit >= 0; bit--) eight = eight << 8 | in[(8 * b + bit) * row + i] & 255;
          eight = transposed(eight);
          int to = at + 8 * i * element + b;
          for (int e = 0; e < 8; e++, to += element, eight >>>= 8) out[to] = (byte) eight;
        }
      }
      int whole = elements * element;
      System.arraycopy(in, whole, out, at + whole, size - whole);
    }
  };

  /// @param in `size` bytes from 0
  /// @param element bytes of one
  abstract void undo(byte[] in, byte[] out, int at, int size, int element);

  /// Bit `j` of byte `k` becomes bit `k` of byte `j` (Warren, Hacker's Delight, 7-3).
  private static long transposed(long x) {
    long t = (x ^ x >>> 7) & 0x00AA00AA00AA00AAL;
    x ^= t ^ t << 7;
    t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
    x ^= t ^ t << 14;
    t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
    return x ^ t ^ t << 28;
  }
}
