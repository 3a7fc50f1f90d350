package dev.sinew.policies.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ActionTokensTest {

  private final BinTokens openVla = new BinTokens(32000, 256);

  /// `numpy.linspace(-1, 1, 256)` and `digitize`, as `prismatic/vla/action_tokenizer.py` does
  /// (NumPy 2).
  @Test
  void binsAreTheCentresOfOpenVla() {
    assertThat(openVla.values(new int[] {31999, 31998, 31745, 31744}))
        .containsExactly(
            new double[] {
              -0.996078431372549, -0.9882352941176471, 0.996078431372549, 0.996078431372549
            },
            within(1e-12));
    assertThat(openVla.value(5)).isEqualTo(openVla.value(31744));
    assertThat(openVla.value(40_000)).isEqualTo(openVla.value(31999));
    int[] digits = {1, 128, 256, 192, 1};
    double[] values = {-1, 0, 1, 0.5, -0.999};
    for (int i = 0; i < 5; i++) assertThat(openVla.token(values[i])).isEqualTo(32000 - digits[i]);
  }

  @Property(seed = "11", tries = 500)
  void aBinIsNeverFurtherThanHalfItsWidth(@ForAll @DoubleRange(min = -1, max = 1) double value) {
    assertThat(openVla.value(openVla.token(value))).isEqualTo(value, within(1 / 255.0 + 1e-12));
  }

  /// SciPy 1.17, `idct(c / 10, axis=0, norm="ortho")`.
  @Test
  void fastTokensAreTheInverseTransformOfTheirCharacters() {
    FastTokens fast = new FastTokens(5, 2, 10, -3);
    String text = text(9, 4, -3, 0, -1, -1, 0, -1, 0, -1);
    assertThat(fast.decode(text))
        .containsExactly(
            new double[] {
              0.17087522208752925, 0.07099995663530999, 0.31051177637039235, 0.30974621181939255,
              0.4657377891533298, 0.17888543819998323, 0.533560597046503, 0.1894460208178834,
              0.5317757950920566, 0.14534956352734693
            },
            within(1e-12));
  }

  @Test
  void aTextThatIsNoChunkIsRefusedOrMadeToFit() {
    FastTokens fast = new FastTokens(5, 2, 10, -3);
    assertThatThrownBy(() -> fast.decode(text(9, 4, 1)))
        .hasMessage("3 coefficients for a chunk of 5 x 2");
    assertThat(fast.decodeRelaxed(text(9, 4, 1)))
        .isEqualTo(fast.decode(text(9, 4, 1, 0, 0, 0, 0, 0, 0, 0)));
    assertThat(fast.decodeRelaxed(text(9, 4, -3, 0, -1, -1, 0, -1, 0, -1, 7)))
        .isEqualTo(fast.decode(text(9, 4, -3, 0, -1, -1, 0, -1, 0, -1)));
  }

  private static String text(int... coefficients) {
    StringBuilder text = new StringBuilder();
    for (int c : coefficients) text.appendCodePoint(c + 3);
    return text.toString();
  }
}
