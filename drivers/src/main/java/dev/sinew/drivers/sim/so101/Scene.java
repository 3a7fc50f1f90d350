package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;
import java.util.List;

/// What others may see of the world: published with every reading of the arm by the servo thread.
final class Scene {

  /// A tracker on the cube: x, y, z of its middle in the base frame (m), then its orientation as a
  /// quaternion qx, qy, qz, qw.
  static final StreamSpec CUBE = new StreamSpec("cube-pose", 7, Unit.METRE);

  /// The middle of the bin's floor, in the same way.
  static final StreamSpec BIN = new StreamSpec("bin-pose", 7, Unit.METRE);

  /// Force (N), then moment (Nm) that contacts put on the gripper, about the origin of
  /// `gripper_link` (on the axis of wrist_roll, at its horn) and along that frame's axes: x the way
  /// the jaws open, -z out between them. Weight and inertia of the gripper are not in it. Filtered
  /// with a time constant of 10 ms.
  static final StreamSpec FORCE = new StreamSpec("wrist-force", 6, Unit.NEWTON);

  /// Share of its largest torque that a contact makes the gripper's servo hold against, 0..1 and
  /// more at an impact; positive when the jaws squeeze, negative when they are held open. Filtered
  /// likewise.
  static final StreamSpec LOAD = new StreamSpec("gripper-load", 1, Unit.ONE);

  static final List<StreamSpec> STREAMS = List.of(CUBE, BIN, FORCE, LOAD);

  private final StateRing cube;
  private final StateRing bin;
  private final StateRing force;
  private final StateRing load;
  private final double[] buffer = new double[7];
  private final double[] one = new double[1];

  Scene(Streams streams) {
    cube = streams.ring(CUBE.name());
    bin = streams.ring(BIN.name());
    force = streams.ring(FORCE.name());
    load = streams.ring(LOAD.name());
  }

  void clear() {
    cube.clear();
    bin.clear();
    force.clear();
    load.clear();
  }

  void publish(long stampNanos, World world) {
    world.cubePose(buffer);
    cube.publish(stampNanos, buffer);
    world.binPose(buffer);
    bin.publish(stampNanos, buffer);
    force.publish(stampNanos, world.wristForce());
    one[0] = world.gripperLoad();
    load.publish(stampNanos, one);
  }
}
