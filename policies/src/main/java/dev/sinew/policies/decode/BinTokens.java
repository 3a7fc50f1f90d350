package dev.sinew.policies.decode;

/// Actions as bins at the tail of a language model's vocabulary (Kim et al. 2024, OpenVLA,
/// `prismatic/vla/action_tokenizer.py`): the last token is the first bin. `bins` edges over [-1, 1]
/// bound `bins - 1` intervals, whose centres are the values; a value beyond the last interval is
/// the last centre.
public final class BinTokens {

  private final int vocabulary;
  private final int bins;

  /// @param vocabulary of the tokenizer, without padding (32000 for OpenVLA)
  /// @param bins 256 for OpenVLA
  public BinTokens(int vocabulary, int bins) {
    if (bins < 2 || bins > vocabulary) {
      throw new IllegalArgumentException(bins + " bins in a vocabulary of " + vocabulary);
    }
    this.vocabulary = vocabulary;
    this.bins = bins;
  }

  /// @param token any; beyond the bins it is read as the nearest
  /// @return in (-1, 1), network units
  public double value(int token) {
    int interval = Math.clamp(vocabulary - token - 1, 0, bins - 2);
    return -1 + (2 * interval + 1.0) / (bins - 1);
  }

  /// @param value clipped to [-1, 1]
  public int token(double value) {
    double edges = (Math.clamp(value, -1, 1) + 1) / 2 * (bins - 1);
    return vocabulary - Math.min((int) edges + 1, bins);
  }

  public double[] values(int[] tokens) {
    double[] values = new double[tokens.length];
    for (int i = 0; i < values.length; i++) values[i] = value(tokens[i]);
    return values;
  }
}
