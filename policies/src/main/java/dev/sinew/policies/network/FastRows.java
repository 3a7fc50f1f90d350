package dev.sinew.policies.network;

import dev.sinew.policies.decode.FastTokens;
import dev.sinew.policies.language.TokenText;
import dev.sinew.runtime.port.NoAnswerException;
import java.util.Arrays;

/// FAST tokens at the tail of a language model's vocabulary, counted downwards from its end
/// (openpi, `models/tokenizer.py`, `_act_tokens_to_paligemma_tokens`). Tokens outside of it, such
/// as the words around the actions, stand for nothing.
///
/// @param text of FAST's own tokens
/// @param highest token that stands for FAST's token 0
/// @param filled whether coefficients that were not said are zero, and those beyond a chunk are
///     left out; else both are no answer
record FastRows(TokenText text, int highest, FastTokens fast, boolean filled)
    implements Detokenizer {

  @Override
  public void rows(int[] tokens, float[] out) {
    long[] own =
        Arrays.stream(tokens)
            .filter(token -> token <= highest && token > highest - text.size())
            .mapToLong(token -> highest - token)
            .toArray();
    double[] values = values(own.length == 0 ? "" : text.text(own));
    for (int i = 0; i < out.length; i++) out[i] = (float) values[i];
  }

  private double[] values(String characters) {
    try {
      return filled ? fast.decodeRelaxed(characters) : fast.decode(characters);
    } catch (IllegalArgumentException e) {
      throw new NoAnswerException("its tokens make no chunk: " + e.getMessage(), e);
    }
  }
}
