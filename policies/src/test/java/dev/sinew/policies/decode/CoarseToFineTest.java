package dev.sinew.policies.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoarseToFineTest {

  private static final float[][] CODES = {{0, 0}, {1, 0}, {0, 8}};

  /// torch 2.11, `torch.nn.functional.interpolate`.
  @Test
  void lengthsChangeAsInPyTorch() {
    assertThat(Resampling.linear(new float[] {1, 4, -2}, 3, 8, 1))
        .containsExactly(
            new float[] {1, 1.1875f, 2.3125f, 3.4375f, 2.875f, 0.625f, -1.625f, -2}, within(1e-6f));
    float[] squares = {0, 1, 4, 9, 16, 25, 36, 49};
    assertThat(Resampling.area(squares, 8, 3, 1))
        .containsExactly(new float[] {1.6666666f, 13.5f, 36.666668f}, within(1e-5f));
    assertThat(Resampling.area(squares, 8, 5, 1))
        .containsExactly(new float[] {0.5f, 4.6666665f, 12.5f, 25.666666f, 42.5f}, within(1e-5f));
    assertThat(Resampling.area(squares, 8, 1, 1)).containsExactly(17.5f);
  }

  @Test
  void everyScaleSeesTheSumOfTheCoarserOnesAtItsLength() {
    List<float[]> seen = new ArrayList<>();
    int[][] said = {{1}, {2, 0}, {0, 0, 1, 2}};
    float[] latent =
        new CoarseToFine(CODES, new int[] {1, 2, 4}, CoarseToFine.Residual.PLAIN)
            .decode(
                (scale, sum, logits) -> {
                  seen.add(sum.clone());
                  for (int at = 0; at < said[scale].length; at++) {
                    logits[at * 3 + said[scale][at]] = 1;
                  }
                },
                TokenPicker.ARGMAX);
    assertThat(seen.get(0)).containsExactly(0, 0);
    assertThat(seen.get(1)).containsExactly(1, 0, 1, 0);
    // code 2 then 0, stretched from 2 to 4: 8, 6, 2, 0 in the second channel
    assertThat(seen.get(2)).containsExactly(1, 8, 1, 6, 1, 2, 1, 0);
    assertThat(latent).containsExactly(1, 8, 1, 6, 2, 2, 1, 8);
  }

  @Test
  void aResidualIsAppliedToEveryScale() {
    float[] latent =
        new CoarseToFine(
                CODES,
                new int[] {1, 2},
                (scale, codes) -> {
                  for (int k = 0; k < codes.length; k++) codes[k] *= scale + 1;
                })
            .decode(
                (scale, sum, logits) -> {
                  for (int at = 1; at < logits.length; at += 3) logits[at] = 1;
                },
                TokenPicker.ARGMAX);
    assertThat(latent).containsExactly(3, 0, 3, 0);
  }

  @Test
  void scalesThatShrinkAreRefused() {
    assertThatThrownBy(() -> new CoarseToFine(CODES, new int[] {2, 1}, CoarseToFine.Residual.PLAIN))
        .hasMessage("lengths of scales [2, 1]");
  }
}
