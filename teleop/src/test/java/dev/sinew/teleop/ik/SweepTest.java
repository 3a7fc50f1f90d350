package dev.sinew.teleop.ik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.teleop.ik.TestArms.TestArm;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Targets swept in and out of reach: random paths of five arms, each from a start anywhere in the
/// middle eight tenths of the joints' ranges, singular poses included, in any direction, through
/// the arm's own base too.
///
/// The bounds hold in every step. That the tool comes back with the target is nearly a law: within
/// 1 mm and 0.01 rad, but for an arm at rest in a singular pose. That the joints do is none: an arm
/// that was folded through a singular pose can arrive in another of its configurations. The shares
/// that come back are held here.
class SweepTest {

  /// Of each arm: 200 every time; 2000, a minute and a half, with `-Dsinew.sweep=2000`.
  private static final int PATHS = Integer.getInteger("sinew.sweep", 200);
  private static final int FOLLOWED = 200;

  /// rad or m.
  private static final double RETURNED = 0.05;

  @Test
  void ur5e() {
    sweep(TestArms.ur5e());
  }

  @Test
  void panda() {
    sweep(TestArms.panda());
  }

  @Test
  void so101() {
    sweep(TestArms.so101());
  }

  @Test
  void five() {
    sweep(TestArms.five());
  }

  @Test
  void gantry() {
    sweep(TestArms.gantry());
  }

  private static void sweep(TestArm arm) {
    Sweep sweep = new Sweep(arm, Sweep.settings(arm));
    Random random = new Random(7);
    for (int i = 0; i < PATHS; i++) sweep.path(random, RETURNED);
    for (int i = 0; i < FOLLOWED; i++) sweep.follow(random);
    System.out.println(sweep);
    assertThat(sweep.fastestShare).isLessThanOrEqualTo(1 + 1e-9);
    assertThat(sweep.acceleratedShare).isLessThanOrEqualTo(1 + 1e-9);
    assertThat(sweep.outside).isLessThanOrEqualTo(0);
    assertThat(sweep.returned).isGreaterThanOrEqualTo(PATHS * 9 / 10);
    assertThat(sweep.inPlace).isGreaterThanOrEqualTo(PATHS * 99 / 100);
    assertThat(sweep.followed(0.95)).isLessThan(2e-3);
  }
}
