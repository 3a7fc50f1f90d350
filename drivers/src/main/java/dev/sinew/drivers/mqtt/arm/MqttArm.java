package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.mqtt.IncomingMessage;
import dev.sinew.drivers.mqtt.MqttSession;
import dev.sinew.drivers.mqtt.OutgoingMessage;
import dev.sinew.drivers.mqtt.Presence;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/// An emulated arm at a broker: the arm's side of the protocol, to try a deployment with nothing
/// but a broker, and to compare an arm of one's own with. Two threads: the session's hears
/// commands, the other keeps the servo period and says the state. Sensors it has none.
public final class MqttArm implements AutoCloseable {

  private final MqttArmConfig config;
  private final Clock clock;
  private final ArmBrain brain;
  private final MqttSession session;
  private final String name = "%016x".formatted(ThreadLocalRandom.current().nextLong());
  private final Thread pulse;
  private volatile boolean closed;
  private long sequence;
  private RobotCondition said;

  private MqttArm(MqttArmConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    brain = new ArmBrain(config, clock.nanos());
    session =
        MqttSession.open(
            config.settings().named(config.settings().clientId() + "-arm"),
            new Presence(config.topics().connection()),
            clock);
    pulse = Thread.ofPlatform().daemon().name("mqtt arm").unstarted(this::run);
  }

  /// Switches the arm on.
  ///
  /// @param section the `robot` section of a deployment with `driver: mqtt`
  /// @throws ConfigException when a key is wrong
  public static MqttArm start(ConfigSection section, Clock clock) {
    MqttArm arm = new MqttArm(MqttArmConfig.read(section), clock);
    arm.session.subscribe(arm.config.topics().command(), 0, arm.brain::command);
    arm.session.subscribe(arm.config.topics().halt(), 1, arm.brain::halt);
    arm.session.subscribe(arm.config.topics().place(), 1, arm::place);
    arm.pulse.start();
    return arm;
  }

  /// Whatever the seed, it stands at its start.
  private void place(IncomingMessage message) {
    brain.place();
    session.publish(message.responseTopic(), OutgoingMessage.event("placed").answering(message));
  }

  private void run() {
    long period = config.robot().servoPeriodNanos();
    long next = clock.nanos();
    while (!closed) {
      next += ((clock.nanos() - next) / period + 1) * period;
      clock.sleepUntil(next);
      beat();
    }
  }

  private void beat() {
    long now = clock.nanos();
    brain.advanceTo(now);
    RobotCondition condition = brain.condition();
    if (condition != said) {
      said = condition;
      session.announce(
          config.topics().condition(),
          OutgoingMessage.event(ConditionWord.of(condition)).keptByBroker());
    }
    Sample state = brain.state(name, ++sequence, now);
    session.publish(
        config.topics().state(), config.encoding().write(state, Shape.state(config.robot().dof())));
  }

  /// Commands obeyed so far.
  public long obeyed() {
    return brain.obeyed();
  }

  /// How often its watchdog made it brake.
  public long trips() {
    return brain.trips();
  }

  /// What is the matter, one line; empty when nothing is.
  public String trouble() {
    return session.trouble().isEmpty() ? brain.refusals().words() : session.trouble();
  }

  /// Switches it off; says offline.
  @Override
  public void close() {
    closed = true;
    try {
      pulse.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    session.close();
  }

  /// `MqttArm FILE`: the file is a deployment, or its `robot` section alone. Runs until the process
  /// is ended; says what is wrong whenever that changes.
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: MqttArm FILE");
      System.exit(2);
    }
    try {
      serve(Path.of(args[0]));
    } catch (ConfigException e) {
      System.err.println("mqtt arm: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void serve(Path file) {
    ConfigSection root = ConfigSection.read(file);
    Clock clock = new MonotonicClock();
    MqttArm arm = start(root.has("robot") ? root.section("robot") : root, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(arm::close));
    System.out.println(
        arm.config.robot().name()
            + " is below "
            + arm.config.topics().prefix()
            + " at "
            + arm.config.settings().url());
    String told = "";
    while (!arm.closed) {
      String trouble = arm.session.trouble();
      if (!trouble.equals(told)) System.out.println(trouble.isEmpty() ? "connected" : trouble);
      told = trouble;
      clock.sleepUntil(clock.nanos() + 100_000_000);
    }
  }
}
