package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.link.JointSection;
import dev.sinew.drivers.mqtt.MqttSettings;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.util.List;

/// The `robot` section of a deployment with `driver: mqtt`, checked. What the keys mean: the
/// schema.
///
/// @param encoding of commands, and of messages that do not say theirs
/// @param senderStamps whether the sender's clock tells how late a state is
/// @param latencyNanos from a measurement to the arrival of the quickest message
/// @param silenceNanos age of the newest state at which the link is lost
/// @param graceNanos how long the broker may be away before the link is lost
/// @param start where the emulated arm begins
/// @param responseNanos the emulated arm's time constant
/// @param watchdogNanos silence after which the emulated arm brakes
record MqttArmConfig(
    RobotSpec robot,
    MqttSettings settings,
    Topics topics,
    Encoding encoding,
    boolean senderStamps,
    long latencyNanos,
    long silenceNanos,
    long graceNanos,
    long commandValidMs,
    List<StreamSpec> sensors,
    boolean simulated,
    double[] start,
    long responseNanos,
    long watchdogNanos) {

  private static final long PATIENCE_NANOS = 100_000_000;
  private static final int PATIENCE_PERIODS = 5;

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static MqttArmConfig read(ConfigSection section) {
    section.validate(Schema.of(MqttArmConfig.class.getResourceAsStream("mqtt-arm.schema.json")));
    RobotSpec robot = JointSection.robot(section);
    long patience = Math.max(PATIENCE_NANOS, PATIENCE_PERIODS * robot.servoPeriodNanos());
    ConfigSection none = ConfigSection.parse(section.file(), "{}");
    ConfigSection emulation = section.has("emulation") ? section.section("emulation") : none;
    MqttArmConfig config =
        new MqttArmConfig(
            robot,
            MqttSettings.read(section.has("broker") ? section.section("broker") : none),
            new Topics(section.text("prefix")),
            Encoding.ofWord(section.text("encoding", "float64")),
            !section.has("stamp") || section.text("stamp").equals("sender"),
            nanos(section, "latency-ms", 0),
            nanos(section, "max-silence-ms", patience),
            nanos(section, "grace-ms", 0),
            Math.ceilDiv(
                nanos(section, "command-valid-ms", 2 * robot.servoPeriodNanos()), 1_000_000),
            sensors(section),
            section.has("simulated") && section.flag("simulated"),
            JointSection.start(section, robot),
            nanos(emulation, "response-ms", 20_000_000),
            nanos(emulation, "watchdog-ms", patience));
    config.check(section);
    return config;
  }

  private void check(ConfigSection section) {
    long period = robot.servoPeriodNanos();
    if (silenceNanos <= period)
      throw section.problem("max-silence-ms", "must be above the servo period, " + period / 1e6);
    if (graceNanos > silenceNanos)
      throw section.problem(
          "grace-ms",
          "has no effect above max-silence-ms, %s: no state comes without the broker"
              .formatted(silenceNanos / 1e6));
    if (watchdogNanos <= period)
      throw section.problem(
          "emulation.watchdog-ms", "must be above the servo period, " + period / 1e6);
  }

  private static List<StreamSpec> sensors(ConfigSection section) {
    if (!section.has("sensors")) return List.of();
    ConfigSection declared = section.section("sensors");
    if (declared.has(RobotSpec.JOINT_POSITION))
      throw declared.problem(RobotSpec.JOINT_POSITION, "is the stream of the joints themselves");
    return declared.keys().stream().map(name -> sensor(name, declared.section(name))).toList();
  }

  private static StreamSpec sensor(String name, ConfigSection section) {
    return new StreamSpec(name, section.integer("width"), Unit.ofSymbol(section.text("unit")));
  }

  private static long nanos(ConfigSection section, String key, long otherwise) {
    return section.has(key) ? Math.round(section.number(key) * 1e6) : otherwise;
  }

  /// Message expiry of a command: two servo periods, in the whole seconds that MQTT has.
  int commandExpirySeconds() {
    return (int) Math.ceilDiv(2 * robot.servoPeriodNanos(), 1_000_000_000L);
  }
}
