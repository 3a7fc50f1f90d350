package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.RecordedFormat;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.emulated.BusFault;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.emulated.Mechanics;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The faults of docs/teleoperation.md, as somebody sees them who types the commands: the arms are
/// emulated servos at the other end of a pseudo-terminal. Nothing here judges how fast the machine
/// is.
@Timeout(180)
@Isolated("in real time")
class TeleopFaultsTest {

  private static final long LIMIT_NANOS = 60_000_000_000L;
  private static final long POLL_NANOS = 10_000_000;
  private static final long SOME_TICKS = 30_000;

  @TempDir private Path folder;

  private final Clock clock = new MonotonicClock();
  private volatile boolean over;

  @BeforeEach
  void needTerminals() {
    assumeTrue(Files.exists(Path.of("/dev/ptmx")), "this machine has no pseudo-terminals");
  }

  @Test
  void aLeaderThatIsUnpluggedStopsAndParksTheArmAndTheSessionGoesOnLater() throws Exception {
    Cli cli;
    try (TerminalArms arms = TerminalArms.whole(folder, 60)) {
      cli = collect(arms, () -> arms.leader.unplug());
      assertThat(cli.exit()).isOne();
      assertThat(cli.complaint())
          .startsWith("sinew: the arm was stopped: the operator's device gives no new readings;")
          .contains("the operator's device: ", arms.leader.path())
          .endsWith("1 episodes are kept in " + out());
      assertParked(arms);
    }
    assertReadable(1);
    try (TerminalArms arms = TerminalArms.whole(folder, 1)) {
      Cli again = resume(arms, 2);
      assertThat(again.err()).isEmpty();
      assertThat(again.out()).contains("2 of 2 episodes kept", "LeRobot v3.0, 2 episodes");
    }
    assertReadable(2);
  }

  @Test
  void aMotorOfTheLeaderThatFallsSilentIsNamed() throws Exception {
    try (TerminalArms arms = TerminalArms.whole(folder, 60)) {
      Cli cli = collect(arms, () -> arms.leader.kill(2));
      assertThat(cli.exit()).isOne();
      assertThat(cli.complaint())
          .contains("the operator's device gives no new readings")
          .contains("the operator's device: lift (id 2) does not answer on " + arms.leader.path());
      assertParked(arms);
    }
    assertReadable(1);
  }

  @Test
  void aFollowerThatIsUnpluggedIsNamed() throws Exception {
    try (TerminalArms arms = TerminalArms.whole(folder, 60)) {
      Cli cli = collect(arms, () -> arms.follower.unplug());
      assertThat(cli.exit()).isOne();
      assertThat(cli.complaint())
          .contains("the robot: " + arms.follower.path())
          .contains("unplugged")
          .contains("1 episodes are kept in " + out());
    }
    assertReadable(1);
    try (TerminalArms arms = TerminalArms.whole(folder, 1)) {
      assertThat(resume(arms, 2).out()).contains("2 of 2 episodes kept");
    }
  }

  @Test
  void aMotorOfTheFollowerThatFallsSilentIsNamed() throws Exception {
    try (TerminalArms arms = TerminalArms.whole(folder, 60)) {
      Cli cli = collect(arms, () -> arms.follower.kill(2));
      assertThat(cli.exit()).isOne();
      assertThat(cli.complaint())
          .contains("the robot: lift (id 2) does not answer on " + arms.follower.path())
          .contains("1 episodes are kept in " + out());
    }
    assertReadable(1);
  }

  @Test
  void aMotorThatGetsWarmSlowsTheArmAndAHotOneStopsIt() throws Exception {
    try (TerminalArms arms = TerminalArms.whole(folder, 60)) {
      Cli cli =
          collect(
              arms,
              () -> {
                arms.follower.heat(2, 65);
                await("the soft reaction", () -> Files.readString(log()).contains("temperature"));
                arms.follower.heat(2, 75);
              });
      assertThat(cli.exit()).isOne();
      assertThat(cli.complaint()).contains("the robot: lift (id 2): it is too hot (75 degC");
    }
    assertReadable(1);
  }

  @Test
  void aMotorThatPressesTooLongStopsTheArm() throws Exception {
    List<EmulatedServo> blocked = new ArrayList<>(TerminalArms.servos(1, 3));
    blocked.add(
        new EmulatedServo(2, "STS3215", TerminalArms.MIDDLE, Mechanics.free().between(1900, 2100)));
    try (TerminalArms arms = TerminalArms.of(folder, blocked, TerminalArms.servos(1, 2, 3))) {
      Cli cli = collect(arms, () -> arms.leader.hand(2, 2700));
      assertThat(cli.exit()).isOne();
      assertThat(cli.complaint()).contains("the robot: lift (id 2): it is overloaded");
    }
    assertReadable(1);
  }

  @Test
  void harmWithinTheRetryBudgetEndsNothing() throws Exception {
    try (TerminalArms arms = TerminalArms.whole(folder, 6)) {
      Cli cli =
          collect(
              arms,
              () -> {
                for (BusFault fault : BusFault.values()) {
                  arms.follower.inject(fault, 2, 2);
                  arms.leader.inject(fault, 1, 2);
                  clock.sleepUntil(clock.nanos() + 20 * POLL_NANOS);
                }
              });
      assertThat(cli.err()).isEmpty();
      assertThat(cli.exit()).isZero();
    }
    assertReadable(1);
  }

  @Test
  void aFullDiskStopsTheArmAndWhatWasFlushedIsRecovered() throws Exception {
    Files.createDirectories(out());
    assumeTrue(
        shell("mount -t tmpfs -o size=8m tmpfs " + out()) == 0, "nobody may mount a disk here");
    Path filler = out().resolve("filler");
    try {
      try (TerminalArms arms = TerminalArms.whole(folder, 60)) {
        Cli cli = collect(arms, () -> shell("cat /dev/zero > " + filler));
        assertThat(cli.exit()).isOne();
        assertThat(cli.complaint())
            .startsWith("sinew: recorder failed: ")
            .contains("No space left on device")
            .endsWith(
                "0 episodes are kept in %s, 1 unfinished: 'sinew dataset recover %s/episodes'"
                    .formatted(out(), out()));
        assertParked(arms);
      }
      Files.delete(filler);
      recoverAndGoOn();
    } finally {
      shell("umount " + out());
    }
  }

  /// A process of its own, because it is killed.
  @Test
  void aKilledSessionIsRecoveredAndGoneOnWith() throws Exception {
    try (TerminalArms arms = TerminalArms.whole(folder, 60)) {
      ProcessBuilder builder =
          new ProcessBuilder(
              ProcessHandle.current().info().command().orElseThrow(),
              "--enable-native-access=ALL-UNNAMED",
              "dev.sinew.app.Main",
              "collect",
              arms.config.toString(),
              "--headless",
              "--events",
              log().toString(),
              "--out",
              out().toString());
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      Path said = folder.resolve("said");
      Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      try {
        await(
            "a recording",
            () -> {
              assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
              return recorded(out().resolve("episodes"));
            });
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    recoverAndGoOn();
  }

  private void recoverAndGoOn() throws IOException {
    Path episodes = out().resolve("episodes");
    assertThat(RecordedFormat.files(episodes)).isEmpty();
    Cli recovered = Cli.run("dataset", "recover", episodes);
    assertThat(recovered.exit()).as(recovered.err()).isZero();
    assertThat(recovered.out()).contains("episode-000000.mcap: ");
    try (TerminalArms arms = TerminalArms.whole(folder, 1)) {
      Cli again = resume(arms, 2);
      assertThat(again.err()).isEmpty();
      assertThat(again.out()).contains("2 of 2 episodes kept", "LeRobot v3.0, 2 episodes");
    }
    assertReadable(2);
  }

  private static int shell(String command) throws Exception {
    return new ProcessBuilder("sh", "-c", command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "collect"})
  void aMotorThatIsMissingIsNamedBeforeAnythingMoves(String command) throws Exception {
    try (TerminalArms arms =
        TerminalArms.of(folder, TerminalArms.servos(1, 3), TerminalArms.servos(1, 2, 3))) {
      assertThat(refused(command, arms)).contains("robot.joints: lift (id 2) does not answer");
    }
    try (TerminalArms arms =
        TerminalArms.of(folder, TerminalArms.servos(1, 2, 3), TerminalArms.servos(1, 3))) {
      assertThat(refused(command, arms)).contains("teleop.device.bus: lift (id 2)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "collect"})
  void aMotorWithAWrongIdIsNamedBeforeAnythingMoves(String command) throws Exception {
    try (TerminalArms arms =
        TerminalArms.of(folder, TerminalArms.servos(1, 7, 3), TerminalArms.servos(1, 2, 3))) {
      assertThat(refused(command, arms)).contains("lift (id 2) does not answer").contains("7");
    }
    try (TerminalArms arms =
        TerminalArms.of(folder, TerminalArms.servos(1, 2, 3), TerminalArms.servos(1, 7, 3))) {
      assertThat(refused(command, arms)).contains("teleop.device.bus: lift (id 2)");
    }
  }

  @Test
  void aRunNamesTheLeadersMotorToo() throws Exception {
    try (TerminalArms arms = TerminalArms.whole(folder, 60)) {
      Path episodes = folder.resolve("episodes");
      Cli cli =
          during(
              arms,
              episodes,
              () -> arms.leader.kill(3),
              "run",
              arms.config,
              "--headless",
              "--events",
              log(),
              "--record",
              episodes);
      assertThat(cli.exit()).isOne();
      assertThat(cli.complaint())
          .contains("the episode was stopped: the operator's device gives no new readings")
          .contains("the operator's device: grip (id 3) does not answer on ");
      assertThat(cli.out()).contains("operator grip (id 3) does not answer on ");
      assertParked(arms);
      try (EpisodeLog log = new EpisodeLog(RecordedFormat.files(episodes).getFirst())) {
        assertThat(log.result().get("operator_trouble")).startsWith("grip (id 3) does not answer");
      }
    }
  }

  private String refused(String command, TerminalArms arms) {
    Cli cli =
        command.equals("run")
            ? Cli.run("run", arms.config, "--headless", "--events", log())
            : Cli.run("collect", arms.config, "--headless", "--events", log(), "--out", out());
    assertThat(cli.exit()).isOne();
    assertThat(out()).doesNotExist();
    for (int id : new int[] {1, 3})
      assertThat(arms.leader.register(id, Register.PRESENT_POSITION))
          .isEqualTo(TerminalArms.MIDDLE);
    return cli.complaint();
  }

  /// At its rest pose, and limp.
  private static void assertParked(TerminalArms arms) {
    for (int id = 1; id <= 3; id++)
      assertThat(arms.follower.register(id, Register.TORQUE_ENABLE)).isZero();
    assertThat(arms.follower.register(1, Register.PRESENT_POSITION)).isBetween(1690, 1760);
  }

  /// Every episode is sound, can be looked over and has a seed of its own.
  private void assertReadable(int episodes) throws IOException {
    Path all = out().resolve("episodes");
    Cli verified = Cli.run("dataset", "verify", all);
    assertThat(verified.exit()).as(verified.out()).isZero();
    assertThat(Cli.run("dataset", "lint", all).out()).contains(episodes + " episodes");
    Set<String> seeds = new HashSet<>();
    for (Path file : RecordedFormat.files(all))
      try (EpisodeLog log = new EpisodeLog(file)) {
        assertThat(log.count(EpisodeFormat.TICK)).isPositive();
        seeds.add(log.word("seed"));
      }
    assertThat(seeds).hasSize(episodes);
  }

  private interface Fault {
    void happen() throws Exception;
  }

  private Cli collect(TerminalArms arms, Fault fault) throws Exception {
    return during(
        arms,
        out().resolve("episodes"),
        fault,
        "collect",
        arms.config,
        "--headless",
        "--events",
        log(),
        "--out",
        out());
  }

  private Cli resume(TerminalArms arms, int episodes) {
    return Cli.run(
        "collect",
        arms.config,
        "--headless",
        "--events",
        log(),
        "--out",
        out(),
        "--resume",
        "--episodes",
        episodes);
  }

  /// The fault happens while an episode is recorded and the leader is moved.
  private Cli during(TerminalArms arms, Path episodes, Fault fault, Object... args)
      throws Exception {
    over = false;
    CompletableFuture<Void> happened =
        CompletableFuture.runAsync(
            () -> {
              try {
                await("a recording", () -> recorded(episodes));
                arms.leader.hand(1, TerminalArms.MIDDLE + 150);
                await(
                    "the arm to follow",
                    () ->
                        arms.follower.register(1, Register.PRESENT_POSITION)
                            > TerminalArms.MIDDLE + 50);
                fault.happen();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    Cli cli = Cli.run(args);
    over = true;
    assertThat(happened).as(cli.err() + cli.out()).succeedsWithin(Duration.ofSeconds(60));
    return cli;
  }

  private static boolean recorded(Path episodes) throws IOException {
    if (!Files.isDirectory(episodes)) return false;
    try (Stream<Path> files = Files.list(episodes)) {
      for (Path file : files.toList()) if (Files.size(file) > SOME_TICKS) return true;
    }
    return false;
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(String what, Condition condition) throws Exception {
    long limit = clock.nanos() + LIMIT_NANOS;
    while (!condition.holds()) {
      if (over || clock.nanos() > limit) throw new AssertionError("waited in vain for " + what);
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    }
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Path log() {
    return folder.resolve("events.log");
  }
}
