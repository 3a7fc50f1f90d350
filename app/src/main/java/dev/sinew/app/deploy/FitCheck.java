package dev.sinew.app.deploy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.RigSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// Whether a policy fits a robot: streams, widths, units, cameras, rates. Every misfit names the
/// key of the policy's file.
final class FitCheck {

  private final PolicyBundle bundle;
  private final PolicySpec policy;
  private final RobotSpec robot;
  private final Map<String, StreamSpec> streams = new LinkedHashMap<>();
  private final Map<String, CameraSpec> cameras = new LinkedHashMap<>();

  FitCheck(PolicyBundle bundle, RigSpec rig) {
    this.bundle = bundle;
    policy = bundle.spec();
    robot = rig.robot();
    Unit unit = robot.joints().getFirst().unit();
    streams.put(
        RobotSpec.JOINT_POSITION, new StreamSpec(RobotSpec.JOINT_POSITION, robot.dof(), unit));
    for (StreamSpec stream : rig.streams()) streams.put(stream.name(), stream);
    for (CameraSpec camera : rig.cameras()) cameras.put(camera.name(), camera);
  }

  void run() {
    for (int i = 0; i < policy.inputs().size(); i++)
      input("observation.inputs[" + i + "].", policy.inputs().get(i));
    for (int i = 0; i < policy.cameras().size(); i++)
      image("observation.cameras[" + i + "].", policy.cameras().get(i));
    if (policy.dof() != robot.dof()) {
      throw misfit(
          "action.width",
          policy.dof() + " values, but " + robot.name() + " has " + robot.dof() + " joints");
    }
    robot.joints().forEach(joint -> unit("action.unit", policy.unit(), joint.unit()));
    if (policy.stepNanos() % robot.servoPeriodNanos() != 0) {
      throw misfit(
          "observation.step-ms",
          policy.stepNanos() / 1e6
              + " is no multiple of the robot's servo period, "
              + robot.servoPeriodNanos() / 1e6);
    }
  }

  private void input(String key, StreamSpec wanted) {
    StreamSpec offered = streams.get(wanted.name());
    if (offered == null) {
      throw misfit(
          key + "stream",
          "robot "
              + robot.name()
              + " has no stream '"
              + wanted.name()
              + "'"
              + NearestKey.suggestion(wanted.name(), streams.keySet()));
    }
    if (offered.width() != wanted.width()) {
      throw misfit(
          key + "width",
          wanted.width()
              + ", but "
              + robot.name()
              + "'s "
              + wanted.name()
              + " has "
              + offered.width()
              + " values");
    }
    unit(key + "unit", wanted.unit(), offered.unit());
  }

  private void image(String key, ImageSpec wanted) {
    CameraSpec offered = cameras.get(wanted.camera());
    if (offered == null && wanted.optional()) return;
    if (offered == null) {
      throw misfit(
          key + "camera",
          "robot "
              + robot.name()
              + " has no camera '"
              + wanted.camera()
              + "'"
              + NearestKey.suggestion(wanted.camera(), cameras.keySet()));
    }
    if (offered.width() != wanted.width() || offered.height() != wanted.height()) {
      throw misfit(
          key + "width",
          "%d x %d, but camera %s gives %d x %d"
              .formatted(
                  wanted.width(),
                  wanted.height(),
                  wanted.camera(),
                  offered.width(),
                  offered.height()));
    }
    if (wanted.depth() && !offered.depth())
      throw misfit(key + "depth", "camera " + wanted.camera() + " measures none");
  }

  private void unit(String key, Unit wanted, Unit offered) {
    if (wanted != offered)
      throw misfit(key, wanted.symbol() + ", but " + robot.name() + " speaks " + offered.symbol());
  }

  private ConfigException misfit(String key, String problem) {
    return new ConfigException(bundle.directory().resolve("policy.yaml"), key, problem);
  }
}
