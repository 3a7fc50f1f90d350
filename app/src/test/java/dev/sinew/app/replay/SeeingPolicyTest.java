package dev.sinew.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A policy whose plans depend on every pixel, on frames kept as PNG and as JPEG.
class SeeingPolicyTest {

  private static final int STEPS = 20;

  @TempDir private Path folder;

  @Test
  void whatAPolicySawIsComputedAgainToTheBitFromPngAndNotFromJpeg() throws IOException {
    assertThat(derive("png").difference()).isEmpty();
    assertThat(derive("png").chunks()).isEqualTo(3);
    assertThat(derive("jpeg").difference().orElseThrow()).startsWith("chunk 0: row 0, x was ");
  }

  private Rederivation.Report derive(String codec) throws IOException {
    Path root = Path.of(System.getProperty("sinew.root"));
    Path config = folder.resolve(codec + ".yaml");
    Files.writeString(
        config,
        Files.readString(root.resolve("configs/pusht-flow.yaml"))
                .replace("../models", root.resolve("models").toString())
                .replace("size: 512", "size: 96")
            + "record: {cameras: {view: "
            + codec
            + "}}\n");
    Deployment deployment = Deployment.read(config);
    VirtualClock clock = new VirtualClock();
    Path file;
    try (EpisodeRecording recording =
            new EpisodeRecording(folder.resolve(codec), deployment, 3, clock, false);
        Policy policy = new Seeing(deployment.bundle().spec())) {
      new LockStepEpisode(deployment, policy, clock, new TickTally()).run(3, STEPS, recording);
      file = recording.target();
    }
    try (EpisodeLog log = new EpisodeLog(file);
        Policy policy = new Seeing(deployment.bundle().spec())) {
      return new Rederivation(deployment, log).run(Optional.of(policy), ticks -> {});
    }
  }

  /// Plans a pose made of the sum of all pixels.
  private static final class Seeing implements Policy {

    private final PolicySpec spec;
    private long sequence;

    Seeing(PolicySpec like) {
      spec =
          new PolicySpec(
              "seeing",
              "1",
              List.of(),
              List.of(new ImageSpec("view", 512, 512)),
              1,
              like.stepNanos(),
              like.chunkRows(),
              like.executeRows(),
              like.dof(),
              like.unit(),
              like.interpolation());
    }

    @Override
    public PolicySpec spec() {
      return spec;
    }

    @Override
    public void reset(long seed) {
      sequence = 0;
    }

    @Override
    public ActionChunk infer(Observation observation) {
      Frame seen = observation.frames().get("view").getFirst();
      double[] values = new double[spec.chunkRows() * spec.dof()];
      Arrays.fill(
          values, 100 + Integer.toUnsignedLong(Arrays.hashCode(seen.rgb())) % 30_000 / 100.0);
      return new ActionChunk(
          observation.atNanos(),
          spec.stepNanos(),
          spec.dof(),
          values,
          new ActionChunk.Provenance(
              sequence++, observation.epoch(), observation.atNanos(), "", 0, spec.label()));
    }

    @Override
    public void close() {}
  }
}
