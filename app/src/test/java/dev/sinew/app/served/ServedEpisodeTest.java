package dev.sinew.app.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.runtime.tap.TickSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole episodes of PushT with the denoiser on a server.
class ServedEpisodeTest {

  private static final Path CONFIG =
      Path.of(System.getProperty("sinew.root"), "configs/pusht.yaml");
  private static final long SEED = 100_000;
  private static final int STEPS = 60;

  private StubServer server;
  private Deployment deployment;

  @BeforeEach
  void serve() throws IOException {
    server = new StubServer(CONFIG.resolveSibling("../models/pusht-diffusion/denoiser.onnx"));
    String servers =
        """
        servers:
          denoiser: {url: "grpc://%s", model: %s, version: "1", deadline-ms: 1000,
            warm-up-ms: 20000}
        """
            .formatted(server.address(), StubServer.MODEL);
    deployment = Deployment.parse(CONFIG, Files.readString(CONFIG) + servers);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theCommandsAreThoseOfTheLocalPolicyToTheLastBit() {
    Course local = run(Deployment.read(CONFIG), 300);
    Course served = run(deployment, 300);
    assertThat(served.bits).isEqualTo(local.bits);
    assertThat(served.result).isEqualTo(local.result);
    assertThat(served.bits).hasSizeGreaterThan(2 * 1000);
    assertThat(server.asked.get()).isGreaterThan(100);
  }

  /// The server fails for longer than the plan in force has rows.
  @ParameterizedTest
  @EnumSource(
      value = Lie.class,
      names = {"SILENCE", "NOT_READY"},
      mode = EnumSource.Mode.EXCLUDE)
  void aServerThatLiesIsSurvivedWithAHoldAndNoJump(Lie lie) {
    for (int i = 0; i < 10 + 3 * 10; i++) server.then(a -> a.honest().bytes());
    for (int i = 0; i < 12; i++) server.then(lie.reaction);
    mustHold(12);
  }

  @Test
  void aServerThatIsSilentIsSurvivedWithAHoldAndNoJump() {
    for (int i = 0; i < 10 + 3 * 10; i++) server.then(a -> a.honest().bytes());
    for (int i = 0; i < 10; i++) server.then(Lie.SILENCE.reaction);
    mustHold(10);
  }

  @Test
  void aServerThatStaysAwayEndsInAStop() {
    for (int i = 0; i < 10 + 3 * 10; i++) server.then(a -> a.honest().bytes());
    for (int i = 0; i < 1000; i++) server.then(Lie.NOT_READY.reaction);
    assertThatThrownBy(() -> run(deployment, 300))
        .isInstanceOf(EpisodeException.class)
        .hasMessageEndingWith("was stopped: the plan is too old: the policy no longer answers");
  }

  private void mustHold(int misses) {
    Course honest = run(Deployment.read(CONFIG), STEPS);
    Course course = run(deployment, STEPS);
    assertThat(course.unanswered).isGreaterThanOrEqualTo(misses);
    int from = course.starved.getFirst();
    int to = course.starved.getLast();
    assertThat(to - from + 1).isEqualTo(course.starved.size());
    for (int tick = from; tick <= to; tick++)
      assertThat(course.sent.get(tick)).isEqualTo(course.sent.get(from - 1));
    assertThat(course.largestStep()).isLessThanOrEqualTo(1.5 * honest.largestStep());
    assertThat(course.result.steps()).isEqualTo(STEPS);
  }

  private static Course run(Deployment deployment, int steps) {
    Course course = new Course();
    try (TimedPolicy policy = new TimedPolicy(deployment.bundle().open(), new MonotonicClock())) {
      LockStepEpisode episode =
          new LockStepEpisode(deployment, policy, new VirtualClock(), new TickTally());
      course.result = episode.run(SEED, steps, course);
      course.unanswered = policy.unanswered();
    }
    return course;
  }

  /// What was sent to the arm, tick by tick.
  private static final class Course implements EpisodeTap {

    private final List<Long> bits = new ArrayList<>();
    private final List<List<Double>> sent = new ArrayList<>();
    private final List<Integer> starved = new ArrayList<>();
    private LockStepEpisode.Result result;
    private long unanswered;

    @Override
    public TickSink ticks() {
      return slot -> {
        if (slot.plan() == PlanStatus.STARVED) starved.add(sent.size());
        List<Double> command = new ArrayList<>();
        for (int i = 0; i < slot.dof(); i++) {
          bits.add(Double.doubleToRawLongBits(slot.sent(i)));
          command.add(slot.sent(i));
        }
        sent.add(command);
      };
    }

    double largestStep() {
      double largest = 0;
      for (int tick = 1; tick < sent.size(); tick++)
        for (int i = 0; i < 2; i++)
          largest = Math.max(largest, Math.abs(sent.get(tick).get(i) - sent.get(tick - 1).get(i)));
      return largest;
    }

    @Override
    public void connect(Streams streams) {}

    @Override
    public ChunkTap chunks() {
      return ChunkTap.NONE;
    }

    @Override
    public FrameTap frames(CameraSpec camera) {
      return FrameTap.NONE;
    }

    @Override
    public void reset(long seed, long nowNanos) {}

    @Override
    public void breathe(long nowNanos, long droppedTicks) {}
  }
}
