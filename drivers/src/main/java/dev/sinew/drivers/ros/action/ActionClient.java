package dev.sinew.drivers.ros.action;

import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sends goals to one action server and follows them. Any thread.
///
/// A goal is lost when the server was silent for 5 s, has not taken it for 5 s, or has forgotten
/// it: then nobody knows what the robot does.
public final class ActionClient implements AutoCloseable {

  private static final MessageType GOAL_ID =
      RosTypes.message("actionlib_msgs/GoalID", Dialect.ROS1);
  private static final MessageType STATUS =
      RosTypes.message("actionlib_msgs/GoalStatusArray", Dialect.ROS1);

  private final RosNode node;
  private final ActionType type;
  private final String name;
  private final Clock clock;
  private final List<ActionGoal> goals = new CopyOnWriteArrayList<>();
  private final List<Publication> asks = new ArrayList<>();
  private final List<Subscription> answers = new ArrayList<>();

  private ActionClient(RosNode node, ActionType type, String name, Clock clock) {
    this.node = node;
    this.type = type;
    this.name = name;
    this.clock = clock;
  }

  /// Joins the five topics. The server may come later: [#isServerThere].
  ///
  /// @param node stays the caller's; outlives the client
  /// @param name of the action, absolute, as `/arm_controller/follow_joint_trajectory`
  /// @throws RosException when the graph refuses or cannot be reached
  public static ActionClient open(RosNode node, ActionType type, String name, Clock clock)
      throws RosException {
    ActionClient client = new ActionClient(node, type, name, clock);
    try {
      client.join();
      return client;
    } catch (RosException e) {
      client.close();
      throw e;
    }
  }

  private void join() throws RosException {
    asks.add(node.advertise(name + "/goal", type.goal(), false));
    asks.add(node.advertise(name + "/cancel", GOAL_ID, false));
    answers.add(node.subscribe(name + "/status", STATUS, this::listed));
    answers.add(node.subscribe(name + "/feedback", type.feedback(), (m, nanos) -> fed(m)));
    answers.add(node.subscribe(name + "/result", type.result(), (m, nanos) -> ended(m)));
  }

  /// Whether all five topics have somebody at the other end.
  public boolean isServerThere() {
    for (Publication ask : asks) if (ask.subscribers() == 0) return false;
    for (Subscription answer : answers) if (answer.publishers() == 0) return false;
    return true;
  }

  /// What is the matter with the server, one clause; empty when nothing is.
  public String trouble() {
    for (Subscription answer : answers)
      if (!answer.trouble().isEmpty()) return "action %s: %s".formatted(name, answer.trouble());
    return isServerThere() ? "" : "action %s: no server listens".formatted(name);
  }

  /// A goal to be filled, below the path `goal`.
  public MessageDraft draft() {
    return new MessageDraft(type.goal());
  }

  /// @param draft of [#draft]; its id is set here
  /// @throws RosException when no server listens; nothing was sent then
  public ActionGoal send(MessageDraft draft) throws RosException {
    String id = "%s-%s".formatted(node.name(), UUID.randomUUID());
    draft.set("goal_id.id", id);
    ActionGoal goal = new ActionGoal(this, id, clock);
    goals.add(goal);
    try {
      tell(0, draft.build());
      return goal;
    } catch (RosException e) {
      goals.remove(goal);
      throw e;
    }
  }

  void cancel(String id) throws RosException {
    tell(1, new MessageDraft(GOAL_ID).set("id", id).build());
  }

  private void tell(int topic, Group message) throws RosException {
    if (asks.get(topic).subscribers() == 0)
      throw new RosException("action %s: no server listens".formatted(name));
    asks.get(topic).publish(message);
  }

  private void listed(Group message, long arrivalNanos) {
    Map<String, GoalStatus> list = new HashMap<>();
    for (Group each : ((Groups) message.get("status_list")).values()) {
      GoalStatus status = GoalStatus.of(each);
      list.put(status.id(), status);
    }
    for (ActionGoal goal : goals) goal.listed(list.get(goal.id()), arrivalNanos);
    forgetWhatIsDone();
  }

  private void fed(Group message) {
    GoalStatus status = GoalStatus.of((Group) message.get("status"));
    for (ActionGoal goal : goals)
      if (goal.id().equals(status.id())) goal.fed((Group) message.get("feedback"));
  }

  private void ended(Group message) {
    GoalStatus status = GoalStatus.of((Group) message.get("status"));
    for (ActionGoal goal : goals)
      if (goal.id().equals(status.id())) goal.ended(status, (Group) message.get("result"));
    forgetWhatIsDone();
  }

  private void forgetWhatIsDone() {
    goals.removeIf(ActionGoal::isDone);
  }

  /// Leaves the topics; goals under way stay with the server.
  @Override
  public void close() {
    asks.forEach(Publication::close);
    answers.forEach(Subscription::close);
  }
}
