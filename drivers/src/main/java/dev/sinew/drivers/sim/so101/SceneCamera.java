package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;
import java.util.Map;
import org.joml.Matrix4dc;

/// Looks at the scene, or from the gripper. A frame is stamped with the instant of the world that
/// it shows; before the first one has been published it shows the arm at rest, without a cube in
/// reach.
final class SceneCamera implements Camera {

  private final View view;
  private final StateRing joints;
  private final StateRing cubes;
  private final StateRing bins;
  private final Figure figure = new Figure();
  private final Painter painter;
  private final double[] position = So101.REST.clone();
  private final double[] cube = {0, 0, -1, 0, 0, 0, 1};
  private final double[] bin = {0, 0, -1, 0, 0, 0, 1};
  private final Lens overlayLens;
  private final Figure overlayFigure = new Figure();
  private final double[] overlayPosition = new double[So101.DOF];
  private long sequence;

  SceneCamera(View view, double cubeSize, Streams streams) {
    this.view = view;
    joints = streams.ring(RobotSpec.JOINT_POSITION);
    cubes = streams.ring(Scene.CUBE.name());
    bins = streams.ring(Scene.BIN.name());
    painter = new Painter(new Lens(view), figure, cubeSize);
    overlayLens = new Lens(view);
  }

  @Override
  public CameraSpec spec() {
    return view.spec();
  }

  @Override
  public Frame capture() {
    long stamp = joints.newest(position);
    if (stamp == Long.MIN_VALUE) stamp = cubes.newest(cube);
    else cubes.at(stamp, cube);
    bins.newest(bin);
    figure.set(position);
    byte[] rgb = painter.paint(cube, bin);
    return new Frame(stamp, sequence++, view.spec().width(), view.spec().height(), rgb);
  }

  /// The point between the jaws; a camera on the gripper is where the arm is now.
  @Override
  public synchronized boolean project(double[] at, double[] pixel) {
    if (at.length != So101.DOF) return false;
    overlayFigure.set(joints.newest(overlayPosition) == Long.MIN_VALUE ? at : overlayPosition);
    overlayLens.follow(overlayFigure);
    overlayFigure.set(at);
    Matrix4dc tool = overlayFigure.link(So101.TOOL);
    return overlayLens.project(tool.m30(), tool.m31(), tool.m32(), pixel);
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "device", "drawn by the simulation", "mount", view.onGripper() ? "gripper" : "table");
  }
}
