package dev.sinew.drivers.sim.so101;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.Frame;
import java.lang.management.ManagementFactory;
import org.assertj.core.api.Assertions;
import org.joml.Matrix4dc;
import org.junit.jupiter.api.Test;

class SceneCameraTest {

  private final Cell cell = new Cell();
  private final SceneCamera front = camera("front");
  private final SceneCamera wrist = camera("wrist");
  private final double[] pixel = new double[2];

  private SceneCamera camera(String name) {
    return new SceneCamera(View.standard(name), cell.config.cubeSize(), cell.exchange);
  }

  private Lens lens(String name) {
    Lens lens = new Lens(View.standard(name));
    lens.follow(cell.robot.world().figure());
    return lens;
  }

  private static int at(Frame frame, double[] pixel) {
    int i = 3 * ((int) pixel[1] * frame.width() + (int) pixel[0]);
    byte[] rgb = frame.rgb();
    return (rgb[i] & 255) << 16 | (rgb[i + 1] & 255) << 8 | rgb[i + 2] & 255;
  }

  private static boolean red(int rgb) {
    return (rgb >> 16) > 80 && (rgb >> 8 & 255) < (rgb >> 16) / 3;
  }

  private static boolean yellow(int rgb) {
    return (rgb >> 16) > 80 && (rgb >> 8 & 255) > (rgb >> 16) / 2 && (rgb & 255) < (rgb >> 16) / 3;
  }

  private static boolean blue(int rgb) {
    return (rgb & 255) > 80 && (rgb & 255) > 2 * (rgb >> 16);
  }

  private static int count(Frame frame, java.util.function.IntPredicate is) {
    int n = 0;
    double[] p = new double[2];
    for (int i = 0; i < frame.width() * frame.height(); i++) {
      p[0] = i % frame.width();
      p[1] = i / frame.width();
      if (is.test(at(frame, p))) n++;
    }
    return n;
  }

  @Test
  void theFrontCameraShowsTheCubeWhereItIsForEverySeed() {
    for (int seed = 0; seed < 25; seed++) {
      cell.place(seed);
      assertThat(lens("front").project(cell.cube[0], cell.cube[1], cell.cube[2], pixel)).isTrue();
      assertThat(pixel[0]).isBetween(20.0, 620.0);
      assertThat(pixel[1]).isBetween(20.0, 460.0);
      assertThat(red(at(front.capture(), pixel))).as("seed " + seed).isTrue();
    }
  }

  @Test
  void everythingIsInThePictureArmCubeBinAndTable() {
    Frame frame = front.capture();
    cell.place(3);
    frame = front.capture();
    assertThat(count(frame, SceneCameraTest::red)).isBetween(300, 5000);
    assertThat(count(frame, SceneCameraTest::blue)).isBetween(3000, 40_000);
    assertThat(count(frame, SceneCameraTest::yellow)).isBetween(5000, 80_000);
    assertThat(count(frame, rgb -> rgb == 0xc9cdd0)).isGreaterThan(30_000);
  }

  @Test
  void theWristCameraSeesBothJawsAndTheCubeBetweenThem() {
    Shift shift = new Shift(cell, 0);
    shift.place(3);
    while (shift.expert.phase() != Phase.LIFT) shift.tick();
    Frame frame = wrist.capture();
    assertThat(count(frame, SceneCameraTest::red)).isGreaterThan(2000);
    lens("wrist").project(cell.cube[0], cell.cube[1], cell.cube[2], pixel);
    assertThat(red(at(frame, pixel))).isTrue();
    for (double side : new double[] {-0.02, 0.02}) {
      double[] jaw = beside(side);
      lens("wrist").project(jaw[0], jaw[1], jaw[2], pixel);
      assertThat(yellow(at(frame, pixel))).as("jaw at " + side).isTrue();
    }
  }

  /// A point of a jaw, beside the cube and a little nearer to the palm.
  private double[] beside(double along) {
    Matrix4dc g = cell.robot.world().figure().link(So101.GRIPPER);
    var p = g.transformPosition(new org.joml.Vector3d(0.0046 + along, 0, -0.085));
    return new double[] {p.x, p.y, p.z};
  }

  @Test
  void aFrameIsStampedWithTheInstantThatItShowsAndCounted() {
    cell.place(0);
    cell.run(0.03);
    Frame frame = front.capture();
    assertThat(frame.stampNanos()).isEqualTo(30_000_000);
    assertThat(front.capture().sequence()).isEqualTo(frame.sequence() + 1);
    assertThat(front.capture().rgb()).isEqualTo(frame.rgb()).isNotSameAs(frame.rgb());
  }

  @Test
  void beforeTheFirstSampleTheArmAtRestIsShown() {
    for (var stream : Scene.STREAMS) cell.exchange.ring(stream.name()).clear();
    assertThat(count(front.capture(), SceneCameraTest::yellow)).isGreaterThan(5000);
  }

  @Test
  void aPoseProjectsToThePointBetweenItsJaws() {
    cell.place(0);
    double[] pose = {0, 0, 0, Math.PI / 2, 0, 0};
    assertThat(front.project(pose, pixel)).isTrue();
    double[] direct = new double[2];
    lens("front").project(0.22423, 0, 0.07514, direct);
    assertThat(pixel[0]).isCloseTo(direct[0], Assertions.within(0.1));
    assertThat(pixel[1]).isCloseTo(direct[1], Assertions.within(0.1));
    assertThat(front.project(new double[3], pixel)).isFalse();
  }

  @Test
  void theMiddleOfThePictureIsWhatTheViewLooksAt() {
    View view = View.standard("front");
    lens("front").project(view.lookAt()[0], view.lookAt()[1], view.lookAt()[2], pixel);
    assertThat(pixel[0]).isCloseTo(320, Assertions.within(1e-6));
    assertThat(pixel[1]).isCloseTo(240, Assertions.within(1e-6));
    assertThat(lens("front").project(2, 0, 0.4, pixel)).as("behind the lens").isFalse();
  }

  @Test
  void theTimePerPictureIsPrinted() {
    cell.place(3);
    for (SceneCamera camera : new SceneCamera[] {front, wrist}) {
      for (int i = 0; i < 100; i++) camera.capture();
      var thread = ManagementFactory.getThreadMXBean();
      long before = thread.getCurrentThreadCpuTime();
      for (int i = 0; i < 100; i++) camera.capture();
      double ms = (thread.getCurrentThreadCpuTime() - before) / 100e6;
      System.out.printf(
          "%s camera, 640x480: %.2f ms of CPU time a frame%n", camera.spec().name(), ms);
    }
  }
}
