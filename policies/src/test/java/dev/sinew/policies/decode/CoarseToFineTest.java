package dev.sinew.policies.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoarseToFineTest {

  @Test
  void everyScaleSeesWhatTheCoarserOnesSaidAndNothingOfItselfOrTheFinerOnes() {
    Recited network = new Recited(2, 1, 0, 2, 1, 1);
    assertThat(new CoarseToFine(new int[] {1, 2, 3}, TokenPicker.ARGMAX).decode(network))
        .containsExactly(2, 1, 0, 2, 1, 1);
    assertThat(network.seen)
        .containsExactly("0 [0, 0, 0, 0, 0, 0]", "1 [2, 0, 0, 0, 0, 0]", "2 [2, 1, 0, 0, 0, 0]");
  }

  @Test
  void aScaleWithoutTokensIsRefused() {
    assertThatThrownBy(() -> new CoarseToFine(new int[] {2, 0}, TokenPicker.ARGMAX))
        .hasMessage("lengths of scales [2, 0]");
    assertThatThrownBy(() -> new CoarseToFine(new int[0], TokenPicker.ARGMAX))
        .hasMessage("lengths of scales []");
  }

  /// Knows three tokens and what to say.
  private static final class Recited implements ScaleNetwork {

    final List<String> seen = new ArrayList<>();
    private final int[] text;

    Recited(int... text) {
      this.text = text;
    }

    @Override
    public int codes() {
      return 3;
    }

    @Override
    public void logits(int scale, int[] said, float[] logits) {
      seen.add(scale + " " + java.util.Arrays.toString(said));
      for (int place = 0; place < text.length; place++) logits[place * 3 + text[place]] = 1;
    }
  }
}
