package dev.sinew.drivers.ros.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.wire.RosGraph;
import dev.sinew.drivers.ros.wire.WireNode;
import dev.sinew.drivers.ros.wire.WireSettings;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Texts;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our client and actionlib's own server.
class ActionlibTest {

  private static final String NAME = "/arm/follow_joint_trajectory";

  private final Clock clock = new MonotonicClock();
  private RosGraph graph;
  private WireNode node;
  private ActionClient client;

  @BeforeEach
  void join(@TempDir Path home) throws Exception {
    graph = new RosGraph(home);
    node =
        WireNode.open(
            new WireSettings(
                graph.masterUri(), "/sinew", WireSettings.LOOPBACK, WireSettings.LOOPBACK),
            clock);
    client =
        ActionClient.open(
            node, ActionType.named("control_msgs/FollowJointTrajectory"), NAME, clock);
  }

  @AfterEach
  void leave() {
    if (client != null) client.close();
    if (node != null) node.close();
    if (graph != null) graph.close();
  }

  private Peer server() throws Exception {
    Peer server = graph.script("ros_action_server.py");
    Await.until("the server: " + client.trouble(), client::isServerThere);
    return server;
  }

  private ActionGoal send(int points) throws RosException {
    MessageDraft draft = client.draft().texts("goal.trajectory.joint_names", List.of("a", "b"));
    List<Group> path = new ArrayList<>();
    for (int i = 1; i <= points; i++)
      path.add(
          draft
              .element("goal.trajectory.points")
              .set("positions", 0.1 * i, -0.1 * i)
              .time("time_from_start", 100_000_000L * i)
              .build());
    return client.send(draft.groups("goal.trajectory.points", path));
  }

  @Test
  void aGoalIsReached() throws Exception {
    server();

    ActionGoal goal = send(1);

    Await.until("the result", goal::isDone);
    assertThat(goal.state()).isEqualTo(GoalState.SUCCEEDED);
    assertThat(goal.text()).isEqualTo("reached");
    assertThat(goal.result().orElseThrow().get("error_string")).isEqualTo(new Text("there"));
    assertThat(goal.feedback().orElseThrow().get("joint_names"))
        .isEqualTo(new Texts(List.of("a", "b")));
  }

  @Test
  void aGoalThatTheServerGivesUpSaysWhy() throws Exception {
    server();

    ActionGoal goal = send(0);

    Await.until("the result", goal::isDone);
    assertThat(goal.state()).isEqualTo(GoalState.ABORTED);
    assertThat(goal.text()).isEqualTo("empty");
    assertThat(goal.result().orElseThrow().get("error_code")).isEqualTo(new Whole(-1));
  }

  @Test
  void aGoalIsCancelled() throws Exception {
    server();
    ActionGoal goal = send(2);
    Await.until("its start", () -> goal.state() == GoalState.ACTIVE);
    assertThat(goal.isDone()).isFalse();

    goal.cancel();

    Await.until("the result", goal::isDone);
    assertThat(goal.state()).isEqualTo(GoalState.PREEMPTED);
    assertThat(goal.text()).isEqualTo("as asked");
  }

  @Test
  void aServerThatDiesLosesItsGoal() throws Exception {
    Peer server = server();
    ActionGoal goal = send(2);
    Await.until("its start", () -> goal.state() == GoalState.ACTIVE);

    server.close();

    Await.until("the loss", () -> goal.state() == GoalState.LOST);
    assertThat(goal.text()).isEqualTo("the server is silent");
    assertThat(client.isServerThere()).isFalse();
    assertThatThrownBy(goal::cancel).hasMessage("action %s: no server listens".formatted(NAME));
    server();
    ActionGoal next = send(1);
    Await.until("the next goal", () -> next.state() == GoalState.SUCCEEDED);
  }
}
