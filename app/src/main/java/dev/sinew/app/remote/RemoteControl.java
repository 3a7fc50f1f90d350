package dev.sinew.app.remote;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.LiveEpisode.Companion;
import dev.sinew.drivers.mqtt.IncomingMessage;
import dev.sinew.drivers.mqtt.MqttSession;
import dev.sinew.drivers.mqtt.OutgoingMessage;
import dev.sinew.drivers.mqtt.Presence;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.safety.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run's link to its operators over MQTT. Topics, behind the prefix; all payloads are JSON
/// objects, but `connection`, which is one word:
///
/// | topic | QoS | is |
/// |---|---|---|
/// | `connection` | 1, retained | `online`, `offline`, or `lost` (the last will) |
/// | `status` | 1, retained | whether an episode runs, whether something is latched |
/// | `stop` | 1, retained | what became of a request to stop, see [StopLatch] |
/// | `event` | 1 | every change of the supervisor's mode, with its cause |
/// | `telemetry/...` | 0 | `state`, `chunk`, `timing` |
/// | `stop-request` | 1 | by operators: a controlled stop, latched; needs no token |
/// | `command/...` | 1 | by operators, with `token`; see [CommandReader] |
/// | `answer` | 1 | to every command, also on its response topic |
///
/// A request to stop that reaches no broker stops nothing: this is no emergency stop.
public final class RemoteControl implements AutoCloseable {

  private static final String COMMAND = "command/";
  private static final long WATCH_NANOS = 5_000_000;

  private final RemoteSection section;
  private final MqttSession session;
  private final Outlet outlet;
  private final RemoteDesk desk;
  private final RobotSpec robot;
  private final RuleBook rules;
  private final Clock clock;

  private RemoteControl(
      RemoteSection section, Deployment deployment, boolean takesStarts, Clock clock) {
    this.section = section;
    this.clock = clock;
    robot = deployment.rig().robot();
    rules = deployment.rules();
    session =
        MqttSession.open(section.broker(), new Presence(section.prefix() + "connection"), clock);
    outlet = new MqttOutlet(session, section.prefix());
    desk = new RemoteDesk(outlet, takesStarts, clock);
  }

  /// Begins to connect, and returns.
  ///
  /// @param takesStarts whether the run waits for operators to start its episodes
  public static RemoteControl open(
      RemoteSection section, Deployment deployment, boolean takesStarts, Clock clock) {
    RemoteControl control = new RemoteControl(section, deployment, takesStarts, clock);
    control.desk.tellAll();
    control.listen();
    return control;
  }

  private void listen() {
    CommandReader reader = new CommandReader(desk, section.token());
    session.subscribe(
        section.prefix() + "stop-request",
        1,
        message -> reader.stopRequest(message.payload(), message.retained()));
    if (section.token().isPresent())
      session.subscribe(section.prefix() + COMMAND + "+", 1, message -> answer(reader, message));
  }

  private void answer(CommandReader reader, IncomingMessage command) {
    String word = command.topic().substring((section.prefix() + COMMAND).length());
    Map<String, Object> answer = reader.command(word, command.payload(), command.retained());
    outlet.publish("answer", Outlet.Kind.EVENT, answer);
    if (!command.responseTopic().isEmpty())
      session.publish(
          command.responseTopic(),
          OutgoingMessage.event(MqttOutlet.payload(answer)).answering(command));
  }

  public RemoteDesk desk() {
    return desk;
  }

  /// Threads that tell and watch while an episode runs.
  public List<Companion> companions() {
    List<Companion> companions = new ArrayList<>();
    companions.add(
        new Companion(
            "telemetry",
            section.telemetryNanos(),
            brain -> new Telemetry(brain, robot, rules, outlet)));
    companions.add(
        new Companion("stop watch", WATCH_NANOS, brain -> (deadline, skipped) -> desk.watch()));
    if (section.lossNanos().isPresent())
      companions.add(
          new Companion(
              "broker watch",
              WATCH_NANOS,
              brain ->
                  new BrokerWatch(
                      session::connected, section.lossNanos().getAsLong(), desk, clock)));
    return companions;
  }

  /// Takes what a display takes.
  public Timing timing() {
    return new Timing(outlet);
  }

  /// What is wrong with the link, one line; empty when nothing is.
  public String trouble() {
    return session.trouble();
  }

  @Override
  public void close() {
    desk.end();
    session.close();
  }
}
