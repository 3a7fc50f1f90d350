package dev.sinew.policies.codec;

import dev.sinew.runtime.port.PolicyException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A NumPy array file of little-endian float32 in C order (NEP 1, versions 1.0 to 3.0).
///
/// @param values row-major
record Npy(int[] shape, float[] values) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");

  /// @throws PolicyException in one line when it is not such a file
  static Npy parse(byte[] file) {
    if (file.length < 12 || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length))
      throw new PolicyException("is not a NumPy array file (.npy)");
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(8);
    int length = file[6] == 1 ? in.getShort() & 0xffff : in.getInt();
    if (length < 0 || length > in.remaining())
      throw new PolicyException("ends within its own header");
    byte[] header = new byte[length];
    in.get(header);
    int[] shape = shape(new String(header, StandardCharsets.UTF_8));
    long size = 1;
    for (int axis : shape) size = Math.multiplyExact(size, axis);
    if (in.remaining() != 4 * size)
      throw new PolicyException(in.remaining() + " bytes of data for " + size + " float32 values");
    float[] values = new float[(int) size];
    in.asFloatBuffer().get(values);
    return new Npy(shape, values);
  }

  private static int[] shape(String header) {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new PolicyException("is not little-endian float32 in C order, but " + header.strip());
    }
    return Stream.of(matcher.group(1).split(","))
        .map(String::strip)
        .filter(axis -> !axis.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
