package dev.sinew.app.dataset.zarr;

/// BloscLZ, Blosc's own member of the LZ77 family (`blosc/blosclz.c` of c-blosc 1.21).
///
/// A stream is a row of literal runs and matches, each begun by a control byte `c`:
///
/// - `c < 32`: `c + 1` literal bytes follow (of the first byte the upper three bits do not count);
/// - otherwise a match of length `(c >> 5) + 2`, where 9 is continued by bytes up to the first that
/// is not 255, at distance `((c & 31) << 8 | next) + 1`; a distance of all ones is followed by two
/// bytes, big-endian, that come on top of 8192.
final class BloscLzCodec implements Codec {

  private static final int LONGEST_SHORT = 9;
  private static final int FAR = 0x1FFF;

  @Override
  public void decode(byte[] in, int from, int length, byte[] out, int at, int size)
      throws CodecException {
    try {
      int done = expand(in, from, from + length, out, at, at + size) - at;
      if (done != size)
        throw new CodecException("blosclz: " + done + " bytes where " + size + " must be");
    } catch (IndexOutOfBoundsException e) {
      throw new CodecException("blosclz: the stream is cut or damaged");
    }
  }

  private static int expand(byte[] in, int from, int end, byte[] out, int begin, int limit) {
    int ip = from;
    int op = begin;
    int mask = 31;
    while (ip < end) {
      int control = byteAt(in, ip++, end) & mask;
      mask = 255;
      int run;
      if (control < 32) {
        run = control + 1;
        checkRoom(run, limit - op);
        checkRoom(run, end - ip);
        System.arraycopy(in, ip, out, op, run);
        ip += run;
      } else {
        run = (control >> 5) + 2;
        if (run == LONGEST_SHORT) {
          int more;
          do {
            more = byteAt(in, ip++, end);
            run += more;
            checkRoom(run, limit - op);
          } while (more == 255);
        }
        int distance = (control & 31) << 8 | byteAt(in, ip++, end);
        if (distance == FAR) {
          distance += byteAt(in, ip, end) << 8 | byteAt(in, ip + 1, end);
          ip += 2;
        }
        distance++;
        checkRoom(run, limit - op);
        checkRoom(distance, op - begin);
        // Byte by byte: a match may run into what it writes.
        for (int i = op; i < op + run; i++) out[i] = out[i - distance];
      }
      op += run;
    }
    return op;
  }

  private static int byteAt(byte[] in, int at, int end) {
    checkRoom(1, end - at);
    return in[at] & 255;
  }

  private static void checkRoom(int wanted, int room) {
    if (wanted > room) throw new IndexOutOfBoundsException();
  }
}
