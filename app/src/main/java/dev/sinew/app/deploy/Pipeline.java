package dev.sinew.app.deploy;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.loop.ActionScheduler;
import dev.sinew.runtime.loop.ControlLoop;
import dev.sinew.runtime.loop.InferenceLoop;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.Rig;
import dev.sinew.runtime.port.Sensor;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.sync.FrameRing;
import dev.sinew.runtime.sync.ObservationAligner;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.tap.TickRing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The loops of one episode, wired: sensor to servo. Fresh for every episode, so that nothing leaks
/// from one to the next.
///
/// @param frames one ring per camera of the rig, in its order
public record Pipeline(
    ControlLoop servo,
    InferenceLoop inference,
    ActionScheduler scheduler,
    Supervisor supervisor,
    ObservationAligner aligner,
    List<FrameRing> frames,
    TickRing ticks) {

  private static final int SAMPLES = 256;
  private static final int FRAMES = 16;
  private static final int TICKS = 1024;

  public static Pipeline wire(Deployment deployment, Rig rig, Policy policy, Clock clock) {
    RobotSpec robot = rig.robot().spec();
    PolicySpec spec = policy.spec();
    Epoch epoch = new Epoch();
    StateRing joints = new StateRing(robot.dof(), SAMPLES);
    TickRing ticks = new TickRing(robot.dof(), TICKS);
    ActionScheduler scheduler = new ActionScheduler(robot.dof(), spec.interpolation(), epoch);
    Supervisor supervisor = new Supervisor(robot, deployment.limits(robot), epoch);
    ControlLoop servo = new ControlLoop(rig.robot(), scheduler, supervisor, joints, ticks, clock);

    Map<String, StateRing> streams = new LinkedHashMap<>();
    streams.put(RobotSpec.JOINT_POSITION, joints);
    for (Sensor sensor : rig.sensors()) streams.put(sensor.spec().name(), sensor.samples());
    streams.keySet().retainAll(spec.inputs().stream().map(StreamSpec::name).toList());

    List<FrameRing> frames = new ArrayList<>();
    Map<String, FrameRing> seen = new LinkedHashMap<>();
    for (Camera camera : rig.cameras()) {
      FrameRing ring = new FrameRing(FRAMES);
      frames.add(ring);
      if (spec.cameras().contains(camera.spec().name())) seen.put(camera.spec().name(), ring);
    }
    ObservationAligner aligner =
        new ObservationAligner(
            streams, seen, spec.observationSteps(), spec.stepNanos(), deployment.prompt());
    InferenceLoop inference =
        new InferenceLoop(policy, aligner, scheduler, supervisor, epoch, clock);
    return new Pipeline(servo, inference, scheduler, supervisor, aligner, frames, ticks);
  }
}
