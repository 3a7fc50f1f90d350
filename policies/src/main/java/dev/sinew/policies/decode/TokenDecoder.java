package dev.sinew.policies.decode;

import java.util.Arrays;

/// Says token after token until the end token or a given number of them. Confined to one thread.
public final class TokenDecoder {

  private final TokenPicker picker;
  private final int end;
  private final int most;
  private final int from;
  private final int to;

  private TokenDecoder(TokenPicker picker, int end, int most, int from, int to) {
    if (most < 1) throw new IllegalArgumentException("an answer of " + most + " tokens");
    if (from < 0 || to <= from) throw new IllegalArgumentException("tokens " + from + " to " + to);
    this.picker = picker;
    this.end = end;
    this.most = most;
    this.from = from;
    this.to = to;
  }

  /// Exactly `count` tokens, such as one per value of an action.
  public static TokenDecoder exactly(int count, TokenPicker picker) {
    return new TokenDecoder(picker, -1, count, 0, Integer.MAX_VALUE);
  }

  /// Up to the token `end`, at most `most` tokens before it.
  public static TokenDecoder until(int end, int most, TokenPicker picker) {
    return new TokenDecoder(picker, end, most, 0, Integer.MAX_VALUE);
  }

  /// The same decoder where only the tokens in [from, to) may be said.
  public TokenDecoder among(int from, int to) {
    return new TokenDecoder(picker, end, most, from, to);
  }

  /// @return what was said, without the end token
  public int[] decode(TokenNetwork network) {
    int last = Math.min(to, network.vocabulary());
    float[] logits = new float[network.vocabulary()];
    int[] said = new int[most];
    network.begin(logits);
    for (int count = 0; count < most; count++) {
      int token = picker.pick(logits, from, last);
      if (token == end) return Arrays.copyOf(said, count);
      said[count] = token;
      if (count + 1 < most) network.next(token, count, logits);
    }
    return said;
  }
}
