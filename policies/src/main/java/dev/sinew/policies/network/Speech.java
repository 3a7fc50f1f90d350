package dev.sinew.policies.network;

import dev.sinew.policies.decode.TokenDecoder;
import dev.sinew.policies.sampling.TorchRandom;
import java.util.OptionalInt;

/// What may be said, how much of it, and what it means.
///
/// @param most tokens of an answer; exactly as many where there is no end token
/// @param from the least token that may be said
/// @param to one above the greatest
record Speech(int most, OptionalInt end, int from, int to, Choice choice, Detokenizer meaning) {

  TokenDecoder decoder(TorchRandom random) {
    TokenDecoder whole =
        end.isPresent()
            ? TokenDecoder.until(end.getAsInt(), most, choice.picker(random))
            : TokenDecoder.exactly(most, choice.picker(random));
    return whole.among(from, to);
  }
}
