package dev.sinew.teleop.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MappingTest {

  @Property(seed = "301")
  void aMappingThereAndBackIsTheSame(
      @ForAll boolean turned,
      @ForAll @DoubleRange(min = 0.1, max = 10) double scale,
      @ForAll @DoubleRange(min = -7, max = 7) double offset,
      @ForAll @DoubleRange(min = -7, max = 7) double leader) {
    JointMap map = new JointMap(turned ? -1 : 1, scale, offset);
    assertThat(map.leader(map.follower(leader))).isEqualTo(leader, within(1e-9));
    assertThat(map.follower(0)).isEqualTo(offset);
  }

  @Property(seed = "302", tries = 300)
  void anEncoderIsFollowedThroughAnyNumberOfTurns(@ForAll long seed) {
    Random random = new Random(seed);
    TurnCount turns = new TurnCount(4096);
    int at = random.nextInt(4096);
    int first = at;
    assertThat(turns.of(at)).isEqualTo(first);
    for (int step = 0; step < 200; step++) {
      at += random.nextInt(-2047, 2048);
      assertThat(turns.of(Math.floorMod(at, 4096))).isEqualTo(at);
    }
    turns.shift(-2);
    assertThat(turns.of(Math.floorMod(at, 4096))).isEqualTo(at - 2 * 4096);
  }

  @Property(seed = "303")
  void theOffsetIsFoundWhateverItsQuarterTurnsAndItsRest(
      @ForAll @IntRange(min = -8, max = 8) int quarters,
      @ForAll @DoubleRange(min = -0.78, max = 0.78) double rest,
      @ForAll boolean turned,
      @ForAll @DoubleRange(min = -3, max = 3) double leader) {
    int sign = turned ? -1 : 1;
    double follower = sign * leader + quarters * Math.PI / 2 + rest;
    OffsetSearch.Offset found = OffsetSearch.find(leader, sign, 1, follower);
    assertThat(found.quarters()).isEqualTo(quarters);
    assertThat(found.rest()).isEqualTo(rest, within(1e-9));
    assertThat(new JointMap(sign, 1, found.free()).follower(leader))
        .isEqualTo(follower, within(1e-9));
  }

  /// What GELLO's `gello_get_offset.py` does for one joint: of the multiples of pi/2 from -8 pi to
  /// 8 pi, the one whose `sign * (reading - multiple)` is nearest to the known pose. Its offset is
  /// subtracted before the sign, ours added after it.
  @Property(seed = "304")
  void theQuarterTurnsAreThoseOfGellosSearch(
      @ForAll @DoubleRange(min = 0, max = 6.2) double reading,
      @ForAll boolean turned,
      @ForAll @DoubleRange(min = -3, max = 3) double known) {
    int sign = turned ? -1 : 1;
    double best = Double.POSITIVE_INFINITY;
    double theirs = 0;
    for (int k = -16; k <= 16; k++) {
      double error = Math.abs(sign * (reading - k * Math.PI / 2) - known);
      if (error < best) {
        best = error;
        theirs = k * Math.PI / 2;
      }
    }
    OffsetSearch.Offset ours = OffsetSearch.find(reading, sign, 1, known);
    assertThat(Math.abs(ours.rest())).isEqualTo(best, within(1e-9));
    assertThat(ours.snapped()).isEqualTo(-sign * theirs, within(1e-9));
  }

  @Test
  void aScaledLeaderIsSearchedInTheArmsAngle() {
    OffsetSearch.Offset found = OffsetSearch.find(0.4, 1, 2, 0.8 + Math.PI);
    assertThat(found.quarters()).isEqualTo(2);
    assertThat(found.rest()).isEqualTo(0, within(1e-12));
  }
}
