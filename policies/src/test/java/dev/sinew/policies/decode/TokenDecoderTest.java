package dev.sinew.policies.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.policies.sampling.TorchRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenDecoderTest {

  private static final float NAN = Float.NaN;

  @Test
  void tokensAreSaidUntilTheEndTokenAndTheCacheSeesEachOnce() {
    Counting network = new Counting();
    assertThat(TokenDecoder.until(5, 10, TokenPicker.ARGMAX).decode(network))
        .containsExactly(2, 3, 4);
    assertThat(network.seen).containsExactly("2@0", "3@1", "4@2");
  }

  @Test
  void anAnswerHasNoMoreTokensThanAllowedAndTheLastIsNotPutIntoTheCache() {
    Counting network = new Counting();
    assertThat(TokenDecoder.exactly(2, TokenPicker.ARGMAX).decode(network)).containsExactly(2, 3);
    assertThat(network.seen).containsExactly("2@0");
  }

  @Test
  void onlyTheTokensOfARangeAreSaid() {
    assertThat(TokenDecoder.exactly(3, TokenPicker.ARGMAX).among(6, 8).decode(new Counting()))
        .containsExactly(6, 7, 6);
  }

  @Test
  void theMostLikelyIsTheFirstOfEqualsAndNaNIsNone() {
    assertThat(TokenPicker.ARGMAX.pick(new float[] {NAN, 1, 3, 3, 9}, 0, 4)).isEqualTo(2);
    assertThatThrownBy(() -> TokenPicker.ARGMAX.pick(new float[] {NAN, NAN}, 0, 2))
        .hasMessage("no logit from 0 to 2");
  }

  @Test
  void drawsFollowTheSoftmaxAndTheSeed() {
    float[] logits = {0, (float) Math.log(3), Float.NEGATIVE_INFINITY, NAN};
    int[] count = new int[4];
    TokenPicker picker = TokenPicker.sampled(1, new TorchRandom(0));
    TokenPicker same = TokenPicker.sampled(1, new TorchRandom(0));
    for (int n = 0; n < 20_000; n++) {
      int token = picker.pick(logits, 0, 4);
      assertThat(same.pick(logits, 0, 4)).isEqualTo(token);
      count[token]++;
    }
    assertThat(count[2] + count[3]).isZero();
    assertThat(count[1] / 20_000.0).isEqualTo(0.75, within(0.01));
  }

  @Test
  void aLowTemperatureSharpensAndTheTailIsCutOff() {
    float[] logits = {0, 1, 2, 3};
    TokenPicker cold = TokenPicker.sampled(0.05, new TorchRandom(1));
    TokenPicker top = TokenPicker.topK(2, 1000, new TorchRandom(1));
    int[] count = new int[4];
    for (int n = 0; n < 2000; n++) {
      assertThat(cold.pick(logits, 0, 4)).isEqualTo(3);
      count[top.pick(logits, 0, 4)]++;
    }
    assertThat(count[0] + count[1]).isZero();
    assertThat(count[2] / 2000.0).isEqualTo(0.5, within(0.05));
    assertThatThrownBy(() -> TokenPicker.sampled(0, new TorchRandom(0)))
        .hasMessage("a temperature of 0.0");
    assertThatThrownBy(() -> TokenPicker.topK(0, 1, new TorchRandom(0)))
        .hasMessage("the 0 most likely tokens");
  }

  /// Its next token is one more than the last, from 2; in [6, 8) the other one of the two.
  private static final class Counting implements TokenNetwork {

    final List<String> seen = new ArrayList<>();

    @Override
    public int vocabulary() {
      return 8;
    }

    @Override
    public void begin(float[] logits) {
      say(2, logits);
      logits[6] = 1;
    }

    @Override
    public void next(int token, int position, float[] logits) {
      seen.add(token + "@" + position);
      say(token + 1, logits);
      logits[6] = token == 7 ? 1 : 0;
      logits[7] = token == 6 ? 1 : 0;
    }

    private static void say(int token, float[] logits) {
      java.util.Arrays.fill(logits, 0);
      logits[token % 8] = 2;
    }
  }
}
