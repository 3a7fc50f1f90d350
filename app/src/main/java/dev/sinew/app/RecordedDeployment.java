package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.record.FolderHash;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.RecordedFacts;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.RigSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The deployment of a recorded episode, as it was, in the place where its files are.
final class RecordedDeployment {

  private RecordedDeployment() {}

  /// @param moved where the deployment file lies now, null where it lay then
  static Deployment read(EpisodeLog log, Path moved) throws IOException {
    Path place = moved == null ? Path.of(log.word("config")) : moved;
    return Deployment.parse(place, log.deployment());
  }

  /// @throws ReplayException when the policy is another one than was recorded
  static void mustHaveItsPolicy(EpisodeLog log, Deployment deployment) throws IOException {
    if (!deployment.hasPolicy()) return;
    String recorded = log.word("policy-sha256");
    Path folder = deployment.bundle().directory();
    if (!FolderHash.of(folder).equals(recorded))
      throw new ReplayException(
          "%s: is not the policy that was recorded (sha256 %s...)"
              .formatted(folder, recorded.substring(0, 12)));
  }

  /// How the robot at hand differs from the one that was recorded, one line; empty where they are
  /// calibrated alike, or one of them says nothing of it.
  static Optional<String> otherCalibration(EpisodeLog log, Deployment deployment)
      throws IOException {
    Map<String, String> then = log.robotFacts();
    Map<String, String> now = deployment.rig().facts();
    if (!then.containsKey(RigSpec.CALIBRATION) || !now.containsKey(RigSpec.CALIBRATION))
      return Optional.empty();
    if (now.get(RigSpec.CALIBRATION).equals(then.get(RigSpec.CALIBRATION))) return Optional.empty();
    return Optional.of(
        "%s: the robot's calibration is %s, but %s was recorded with %s: the same angles are other poses"
            .formatted(
                deployment.file(),
                RecordedFacts.calibration(now),
                log.file(),
                RecordedFacts.calibration(then)));
  }

  /// Why the chunks cannot be computed again to the bit; empty when they can.
  static Optional<String> blurred(EpisodeLog log, Deployment deployment) {
    if (!deployment.hasPolicy()) return Optional.of("an operator decided, and no policy");
    for (ImageSpec image : deployment.bundle().spec().cameras()) {
      String camera = image.camera();
      if (image.depth()) return Optional.of("camera %s's depth is not recorded".formatted(camera));
      if (image.optional() && log.stillCodec(camera) == null) continue;
      if (!"png".equals(log.stillCodec(camera)))
        return Optional.of(
            "camera %s was recorded as %s; record.cameras.%s: png keeps all"
                .formatted(camera, log.stillCodec(camera), camera));
    }
    return Optional.empty();
  }
}
