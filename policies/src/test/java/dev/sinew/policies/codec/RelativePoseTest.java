package dev.sinew.policies.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.port.PolicyException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class RelativePoseTest {

  private static final ActionCodec[] KINDS = {codec("relative-pose"), codec("cumulative-pose")};

  /// Moving the base frame moves the commands with it and changes nothing else: what lets UMI's
  /// policies run on another robot.
  @Property(seed = "11", tries = 200)
  void stepsInToolAxesDoNotDependOnTheBaseFrame(@ForAll @IntRange(max = 100_000) int seed) {
    Random random = new Random(seed);
    double[] rows = random.doubles(27, -2, 2).toArray();
    double[] observed = random.doubles(6, -2, 2).toArray();
    Pose move = Pose.read(random.doubles(6, -2, 2).toArray(), 0, Rotation.ROTATION_VECTOR);
    for (ActionCodec codec : KINDS) {
      double[] here = decode(codec, rows, observed);
      double[] moved = decode(codec, rows, moved(move, observed, Rotation.ROTATION_VECTOR));
      for (int row = 0; row < 27; row += 9) {
        double[] pose = Arrays.copyOfRange(here, row, row + 9);
        assertThat(Arrays.copyOfRange(moved, row, row + 9))
            .containsExactly(moved(move, pose, Rotation.SIX_D_ROWS), within(1e-9));
      }
    }
  }

  @Test
  void aStepOfNothingIsTheObservedPose() {
    double[] observed = {0.4, -0.1, 0.3, 0.9, -0.4, 1.3};
    double[] nothing = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    double[] expected = new double[9];
    Pose.read(observed, 0, Rotation.ROTATION_VECTOR).write(expected, 0, Rotation.SIX_D_ROWS);
    for (ActionCodec codec : KINDS)
      assertThat(decode(codec, nothing, observed)).containsExactly(expected, within(1e-12));
  }

  @Test
  void anObservationWithoutThePoseIsNamed() {
    ActionCodec codec = KINDS[0];
    assertThatThrownBy(() -> codec.decode(new double[9], Map.of()))
        .isInstanceOf(PolicyException.class)
        .hasMessage("no stream 'pose', which actions are relative to");
  }

  private static double[] decode(ActionCodec codec, double[] rows, double[] observed) {
    return codec.decode(rows, Declared.states(Map.of("pose", observed)));
  }

  private static ActionCodec codec(String kind) {
    String list =
        "[{kind: %s, column: 0, rotation: 6d-rows, frame: tool, stream: pose, %s}]"
            .formatted(kind, "state-rotation: rotation-vector");
    return Declared.codec(list, 9, 9, Map.of("pose", new double[6]));
  }

  /// Written out, so that it does not share the codec's composition.
  private static double[] moved(Pose move, double[] pose, Rotation rotation) {
    Pose before = Pose.read(pose, 0, rotation);
    Vector3d position = new Vector3d(before.position());
    move.rotation().transform(position).add(move.position());
    Matrix3d turned = new Matrix3d(move.rotation()).mul(before.rotation());
    double[] out = new double[pose.length];
    new Pose(position, turned).write(out, 0, rotation);
    return out;
  }
}
