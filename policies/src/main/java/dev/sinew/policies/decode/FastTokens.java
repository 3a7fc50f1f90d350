package dev.sinew.policies.decode;

import java.util.Arrays;

/// FAST action tokens (Pertsch et al. 2025, `physical-intelligence/fast`): a chunk's discrete
/// cosine transform, rounded, read row by row, and compressed by byte-pair encoding. Undoes what
/// comes after the encoding; the text that the encoding stands for is the tokenizer's to find.
public final class FastTokens {

  private final int rows;
  private final int width;
  private final double scale;
  private final int lowest;

  /// @param rows of a chunk
  /// @param width values per row
  /// @param scale coefficients were multiplied by this before rounding (10)
  /// @param lowest coefficient that the first character stands for (-354 for the universal
  ///     tokenizer)
  public FastTokens(int rows, int width, double scale, int lowest) {
    this.rows = rows;
    this.width = width;
    this.scale = scale;
    this.lowest = lowest;
  }

  /// @param text of the byte-pair encoded tokens: every character is a coefficient
  /// @return rows x width, network units
  /// @throws IllegalArgumentException when it does not fill a chunk exactly
  public double[] decode(String text) {
    int[] coefficients = coefficients(text);
    if (coefficients.length != rows * width) {
      throw new IllegalArgumentException(
          coefficients.length + " coefficients for a chunk of " + rows + " x " + width);
    }
    return chunk(coefficients);
  }

  /// As [#decode], but cut, or filled with zeros, to a chunk (LeRobot's `relaxed_decoding`).
  public double[] decodeRelaxed(String text) {
    return chunk(Arrays.copyOf(coefficients(text), rows * width));
  }

  private int[] coefficients(String text) {
    return text.codePoints().map(c -> c + lowest).toArray();
  }

  /// Orthonormal DCT-III over the rows (the inverse of SciPy's `dct(norm="ortho")`).
  private double[] chunk(int[] coefficients) {
    double[] chunk = new double[rows * width];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < rows; k++) {
        double basis =
            Math.sqrt((k == 0 ? 1.0 : 2.0) / rows)
                * StrictMath.cos(Math.PI * (2 * row + 1) * k / (2 * rows));
        for (int i = 0; i < width; i++) {
          chunk[row * width + i] += basis * coefficients[k * width + i] / scale;
        }
      }
    }
    return chunk;
  }
}
