package dev.sinew.app.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole episodes of PushT with the denoiser on a server.
@Isolated("in real time")
class ServedEpisodeTest {

  private static final Path CONFIG =
      Path.of(System.getProperty("sinew.root"), "configs/pusht.yaml");
  private static final int STEPS = 60;

  private static final Supplier<Course> HONEST =
      new Supplier<>() {
        private Course course;

        @Override
        public Course get() {
          if (course == null) course = Course.run(Deployment.read(CONFIG), STEPS);
          return course;
        }
      };

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
    Course local = Course.run(Deployment.read(CONFIG), 300);
    Course served = Course.run(deployment, 300);
    assertThat(served.bits()).isEqualTo(local.bits());
    assertThat(served.result()).isEqualTo(local.result());
    assertThat(served.bits()).hasSizeGreaterThan(2 * 1000);
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
    assertThatThrownBy(() -> Course.run(deployment, 300))
        .isInstanceOf(EpisodeException.class)
        .hasMessageEndingWith("was stopped: the plan is too old: the policy no longer answers");
  }

  private void mustHold(int misses) {
    Course course = Course.run(deployment, STEPS);
    assertThat(course.unanswered()).isGreaterThanOrEqualTo(misses);
    int from = course.starved().getFirst();
    int to = course.starved().getLast();
    assertThat(to - from + 1).isEqualTo(course.starved().size());
    for (int tick = from; tick <= to; tick++)
      assertThat(course.sent().get(tick)).isEqualTo(course.sent().get(from - 1));
    assertThat(course.largestStep()).isLessThanOrEqualTo(1.5 * HONEST.get().largestStep());
    assertThat(course.result().steps()).isEqualTo(STEPS);
  }
}
