package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.action.ActionClient;
import dev.sinew.drivers.ros.action.ActionGoal;
import dev.sinew.drivers.ros.action.GoalState;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.RosException;
import java.util.Locale;

/// Commands as goals of an action `control_msgs/FollowJointTrajectory`, of which each takes the
/// place of the one before. A goal that the controller refuses or gives up makes the robot not
/// ready until one is taken again.
final class TrajectoryGoals implements CommandOutlet {

  static final String ACTION = "control_msgs/FollowJointTrajectory";

  private final ActionClient client;
  private final TrajectoryForm form;
  private final Every every;
  private ActionGoal newest;
  private volatile boolean ready;
  private volatile String refusal = "";

  /// @param client closed with this
  TrajectoryGoals(ActionClient client, TrajectoryForm form, Every every) {
    this.client = client;
    this.form = form;
    this.every = every;
  }

  @Override
  public void send(double[] position, long sequence) throws RosException {
    look();
    if (!every.takes(sequence)) return;
    MessageDraft goal = client.draft();
    form.fill(goal.part("goal.trajectory"), position);
    newest = client.send(goal);
  }

  @Override
  public void stop() throws RosException {
    look();
    client.cancelAll();
  }

  @Override
  public void idle() {
    look();
  }

  private void look() {
    refusal = newest == null ? "" : refusal(newest.state());
    ready = refusal.isEmpty() && client.isServerThere();
  }

  private String refusal(GoalState state) {
    return switch (state) {
      case REJECTED, ABORTED, LOST ->
          "the controller has %s a goal: %s"
              .formatted(state.name().toLowerCase(Locale.ROOT), newest.text());
      case PENDING, ACTIVE, PREEMPTED, SUCCEEDED, PREEMPTING, RECALLING, RECALLED -> "";
    };
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public String trouble() {
    return refusal.isEmpty() ? client.trouble() : refusal;
  }

  @Override
  public void close() {
    client.close();
  }
}
