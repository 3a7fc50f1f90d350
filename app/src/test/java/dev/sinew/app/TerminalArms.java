package dev.sinew.app;

import dev.sinew.drivers.serial.SerialPorts;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// A leader and a follower of three emulated servos each, on pseudo-terminals, and a deployment
/// that takes them for real: what a user plugs in, and what can be done to it.
///
/// Other programs may hold us up: every patience is long.
final class TerminalArms implements AutoCloseable {

  static final int MIDDLE = 2048;

  private static final int RETRIES = 20;
  private static final int MOST_PINGS = 1000;

  private static final String CALIBRATION =
      """
      {"pan": {"id": 1, "drive_mode": 0, "homing_offset": 0, "range_min": 1048, "range_max": 3048},
       "lift": {"id": 2, "drive_mode": 0, "homing_offset": 0, "range_min": 1048, "range_max": 3048},
       "grip": {"id": 3, "drive_mode": 0, "homing_offset": 0, "range_min": 1048, "range_max": 3048}}
      """;

  private static final String CONFIG =
      """
      robot:
        driver: servo-arm
        name: arm
        servo-period-ms: 10
        bus: {family: feetech-sts, port: %s, baud: 1000000, retries: 10}
        calibration: arm.json
        write-calibration: true
        max-silence-ms: 1000
        park: {pose: {pan: -0.5, lift: 0, grip: 0}, speed: 0.5}
        joints:
          pan: {id: 1, model: STS3215, unit: rad, max-velocity: 3, max-acceleration: 20, max-jerk: 400}
          lift: {id: 2, model: STS3215, unit: rad, max-velocity: 3, max-acceleration: 20, max-jerk: 400}
          grip: {id: 3, model: STS3215, unit: rad, max-velocity: 3, max-acceleration: 20, max-jerk: 400}
      spine: thread
      prompt: Move.
      teleop:
        driver: leader-arm
        device:
          bus: {family: feetech-sts, port: %s, baud: 1000000, retries: 10}
          calibration: arm.json
          joints:
            pan: {id: 1, model: STS3215}
            lift: {id: 2, model: STS3215}
            grip: {id: 3, model: STS3215}
        rate-hz: 100
        stale-ms: 500
        lost-ms: 2000
      collect: {fps: 20, episodes: 1, episode-s: %s, reset-s: 0.2, reset: stand}
      supervisor:
        max-state-age-ms: 1000
        max-plan-age-ms: 2000
        max-missed-periods: 500
        max-overruns: 500
        max-brain-silence-ms: 5000
        standstill-velocity: 0.1
        approach-speed: 1
        streams:
          motor-temperature: {max: 60, unit: degC, reaction: slow}
      episode: {run-steps: %s, eval-steps: 1}
      """;

  final EmulatedBus follower;
  final EmulatedBus leader;
  final Path config;

  private TerminalArms(
      Path folder, List<EmulatedServo> followers, List<EmulatedServo> leaders, double seconds)
      throws IOException {
    Clock clock = new MonotonicClock();
    follower = EmulatedBus.onPseudoTerminal(BusFamily.FEETECH_STS, followers, 1_000_000, clock);
    leader = EmulatedBus.onPseudoTerminal(BusFamily.FEETECH_STS, leaders, 1_000_000, clock);
    awaken(follower.path(), followers, clock);
    awaken(leader.path(), leaders, clock);
    config = folder.resolve("arms.yaml");
    Files.writeString(folder.resolve("arm.json"), CALIBRATION);
    Files.writeString(
        config,
        CONFIG.formatted(follower.path(), leader.path(), seconds, Math.round(20 * seconds)));
  }

  /// The code of the emulated servos is loaded when they are first asked, which takes longer than
  /// a real servo's answer.
  private static void awaken(String path, List<EmulatedServo> servos, Clock clock)
      throws IOException {
    try (ServoBus bus =
        BusFamily.FEETECH_STS.open(SerialPorts.open(path, 1_000_000), clock, RETRIES)) {
      for (EmulatedServo servo : servos) {
        int asked = 0;
        while (!bus.ping(servo.id()) && asked < MOST_PINGS) asked++;
        bus.identify(servo.id());
      }
    }
  }

  /// Both as they should be.
  ///
  /// @param seconds length of an episode
  static TerminalArms whole(Path folder, double seconds) throws IOException {
    return new TerminalArms(folder, servos(1, 2, 3), servos(1, 2, 3), seconds);
  }

  static TerminalArms of(Path folder, List<EmulatedServo> followers, List<EmulatedServo> leaders)
      throws IOException {
    return new TerminalArms(folder, followers, leaders, 60);
  }

  static List<EmulatedServo> servos(int... ids) {
    return IntStream.of(ids).mapToObj(id -> new EmulatedServo(id, "STS3215", MIDDLE)).toList();
  }

  @Override
  public void close() {
    follower.close();
    leader.close();
  }
}
