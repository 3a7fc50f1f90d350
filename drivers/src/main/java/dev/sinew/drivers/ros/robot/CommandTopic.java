package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.Clock;

/// Commands as messages of a topic.
final class CommandTopic implements CommandOutlet {

  private final String topic;
  private final Publication publication;
  private final CommandForm form;
  private final JointAssembly states;
  private final Clock clock;
  private final Every every;
  private final long idleNanos;
  private long sentNanos = Long.MIN_VALUE;
  private Measured atStop;
  private volatile boolean ready;

  /// @param publication closed with this
  /// @param idleNanos silence after which a stop is sent; [Long#MAX_VALUE] where a command that is
  ///     the last one does no harm
  CommandTopic(
      String topic,
      Publication publication,
      CommandForm form,
      JointAssembly states,
      Clock clock,
      Every every,
      long idleNanos) {
    this.topic = topic;
    this.publication = publication;
    this.form = form;
    this.states = states;
    this.clock = clock;
    this.every = every;
    this.idleNanos = idleNanos;
  }

  @Override
  public void send(double[] position, long sequence) throws RosException {
    atStop = null;
    look();
    if (!every.takes(sequence)) return;
    sentNanos = clock.nanos();
    publication.publish(form.command(position, states.measured(), sentNanos));
  }

  @Override
  public void stop() throws RosException {
    look();
    if (atStop == null) atStop = states.measured();
    publication.publish(form.stop(atStop));
  }

  @Override
  public void idle() throws RosException {
    look();
    if (sentNanos == Long.MIN_VALUE || idleNanos == Long.MAX_VALUE) return;
    if (clock.nanos() - sentNanos > idleNanos) publication.publish(form.stop(states.measured()));
  }

  private void look() {
    ready = publication.subscribers() > 0;
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public String trouble() {
    return publication.subscribers() > 0
        ? ""
        : "nobody listens to " + topic + ": is the controller loaded and running?";
  }

  @Override
  public void close() {
    publication.close();
  }
}
