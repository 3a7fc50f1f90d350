package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Values printed by PyTorch 1.13.1 after `torch.manual_seed(0)`.
class TorchRandomTest {

  private static final Offset<Float> DIGITS = within(1e-6f);

  private final TorchRandom random = new TorchRandom(0);

  @Test
  void uniformsEqualTorchRand() {
    float[] values = new float[5];
    random.rand(values);
    assertThat(values)
        .containsExactly(
            new float[] {0.49625659f, 0.76822180f, 0.08847743f, 0.13203049f, 0.30742282f}, DIGITS);
  }

  @Test
  void manyNormalsEqualTorchRandn() {
    float[] z = new float[768];
    random.randn(z);
    assertThat(new float[] {z[0], z[1], z[2], z[3], z[4], z[5], z[6], z[7]})
        .containsExactly(
            new float[] {
              -1.1258398f,
              -1.1523602f,
              -0.2505786f,
              -0.4338788f,
              0.8487104f,
              0.6920092f,
              -0.3160128f,
              -2.1152194f
            },
            DIGITS);
    assertThat(new float[] {z[765], z[766], z[767]})
        .containsExactly(new float[] {1.6552757f, 0.5203717f, -0.2326160f}, DIGITS);
    double sum = 0;
    double absolute = 0;
    for (float x : z) {
      sum += x;
      absolute += Math.abs(x);
    }
    assertThat(sum).isEqualTo(47.871552, within(1e-4));
    assertThat(absolute / 768).isEqualTo(0.81113602, within(1e-6));
  }

  @Test
  void fewNormalsEqualTorchRandn() {
    float[] z = new float[5];
    random.randn(z);
    assertThat(z)
        .containsExactly(
            new float[] {1.5409961f, -0.2934289f, -2.1787894f, 0.5684313f, -1.0845224f}, DIGITS);
  }

  /// `torch.manual_seed(0); torch.randn(20)`: the last 16 values are drawn afresh.
  @Test
  void theLastBlockIsDrawnAfreshWhereBlocksDoNotFit() {
    float[] z = new float[20];
    random.randn(z);
    assertThat(z)
        .containsExactly(
            new float[] {
              -1.1258398f, -1.1523602f, -0.25057858f, -0.43387881f, 0.59883946f, -1.5550951f,
                  -0.34136039f,
              1.8530061f, 0.46809641f, -0.15771244f, 1.4436601f, 0.26604941f, 1.3893661f,
                  1.5863342f,
              0.94629836f, -0.84367675f, 0.93182659f, 1.2590092f, 2.0049806f, 0.053736903f
            },
            DIGITS);
  }
}
