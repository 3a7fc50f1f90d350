package dev.sinew.app.bench;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.app.spine.ThreadSpine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A process that records one short episode of an idle arm after the other until it is killed, and
/// says of each when it is finished.
final class RecordLoad {

  private static final long EPISODE_NANOS = 700_000_000;

  private RecordLoad() {}

  public static void main(String[] args) throws IOException {
    Deployment deployment = Deployment.read(Path.of(args[0]));
    Path folder = Path.of(args[1]);
    Clock clock = new MonotonicClock();
    FaultPlan none = new FaultPlan(List.of());
    try (ThreadSpine spine = new ThreadSpine(deployment, Optional.empty(), none)) {
      System.out.println("ready");
      while (true) System.out.println("finished " + episode(deployment, folder, clock, spine));
    }
  }

  private static Path episode(Deployment deployment, Path folder, Clock clock, ThreadSpine spine)
      throws IOException {
    try (EpisodeRecording recording = new EpisodeRecording(folder, deployment, 0, clock, true);
        Recorder _ = new Recorder(spine, recording, clock)) {
      clock.sleepUntil(clock.nanos() + EPISODE_NANOS);
      return recording.target();
    }
  }
}
