package dev.sinew.drivers.ros.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionClientTest {

  private static final ActionType TYPE = ActionType.named("control_msgs/FollowJointTrajectory");
  private static final long SECOND = 1_000_000_000;

  private final MemoryNode node = new MemoryNode();
  private final VirtualClock clock = new VirtualClock();
  private ActionClient client;

  @BeforeEach
  void open() throws RosException {
    client = ActionClient.open(node, TYPE, "/arm", clock);
  }

  private static void status(MessageDraft status, String id, int number, String text) {
    status.set("goal_id.id", id).set("status", number).set("text", text);
  }

  /// A list of the server's with one goal.
  private void list(String id, int number) {
    MessageDraft list =
        new MessageDraft(RosTypes.message("actionlib_msgs/GoalStatusArray", Dialect.ROS1));
    MessageDraft element = list.element("status_list");
    status(element, id, number, "listed");
    list.groups("status_list", List.of(element.build()));
    node.listeners.get("/arm/status").message(list.build(), clock.nanos());
  }

  private void end(String id, int number) {
    MessageDraft end = new MessageDraft(TYPE.result());
    status(end.part("status"), id, number, "ended");
    node.listeners.get("/arm/result").message(end.build(), clock.nanos());
  }

  private ActionGoal send() throws RosException {
    return client.send(client.draft());
  }

  private void pass(long nanos) {
    clock.sleepUntil(clock.nanos() + nanos);
  }

  @Test
  void goalsHaveIdsOfTheirOwnAndACancelNamesOne() throws Exception {
    ActionGoal first = send();
    ActionGoal second = send();
    second.cancel();

    assertThat(first.id()).isNotEqualTo(second.id()).startsWith("/memory-");
    assertThat(node.published.get("/arm/goal"))
        .extracting(goal -> ((Group) goal.get("goal_id")).get("id"))
        .containsExactly(new Text(first.id()), new Text(second.id()));
    assertThat(node.published.get("/arm/cancel"))
        .extracting(id -> id.get("id"))
        .containsExactly(new Text(second.id()));
  }

  /// The numbers of actionlib_msgs/GoalStatus.
  @ParameterizedTest
  @CsvSource({
    "0, PENDING, false",
    "1, ACTIVE, false",
    "2, PREEMPTED, true",
    "3, SUCCEEDED, true",
    "4, ABORTED, true",
    "5, REJECTED, true",
    "6, PREEMPTING, false",
    "7, RECALLING, false",
    "8, RECALLED, true",
    "9, LOST, true",
    "200, LOST, true"
  })
  void theServersNumbersAreStates(int number, GoalState state, boolean terminal) throws Exception {
    ActionGoal goal = send();
    list(goal.id(), number);
    assertThat(goal.state()).isEqualTo(state);
    assertThat(goal.state().isTerminal()).isEqualTo(terminal);
    assertThat(goal.text()).isEqualTo("listed");
  }

  @Test
  void aResultEndsItsGoalAndNoOther() throws Exception {
    ActionGoal first = send();
    ActionGoal second = send();

    end(first.id(), 3);
    list(first.id(), 1); // an older list over another connection

    assertThat(first.isDone()).isTrue();
    assertThat(first.state()).isEqualTo(GoalState.SUCCEEDED);
    assertThat(first.result()).isPresent();
    assertThat(second.isDone()).isFalse();
    assertThat(second.result()).isEmpty();
  }

  @Test
  void aGoalThatIsListedLivesAndSilenceLosesIt() throws Exception {
    ActionGoal goal = send();
    for (int i = 0; i < 20; i++) {
      pass(4 * SECOND);
      list(goal.id(), 1);
      assertThat(goal.state()).isEqualTo(GoalState.ACTIVE);
    }
    pass(5 * SECOND);
    assertThat(goal.isDone()).isFalse();

    pass(1);

    assertThat(goal.isDone()).isTrue();
    assertThat(goal.state()).isEqualTo(GoalState.LOST);
    assertThat(goal.text()).isEqualTo("the server is silent");
  }

  @Test
  void aGoalThatNoServerTakesIsLost() throws Exception {
    ActionGoal goal = send();
    for (int i = 0; i < 6; i++) {
      pass(SECOND);
      list("somebody else's", 1);
    }
    assertThat(goal.state()).isEqualTo(GoalState.LOST);
    assertThat(goal.text()).isEqualTo("no server has taken the goal");
  }

  @Test
  void aServerThatForgetsAGoalHasLostIt() throws Exception {
    ActionGoal goal = send();
    list(goal.id(), 1);
    list("another", 1);
    assertThat(goal.state()).isEqualTo(GoalState.LOST);
    assertThat(goal.text()).isEqualTo("the server has forgotten the goal");
    end(goal.id(), 3);
    assertThat(goal.state()).isEqualTo(GoalState.LOST);
  }

  @Test
  void aResultThatWasLostIsNotWaitedForForever() throws Exception {
    ActionGoal goal = send();
    list(goal.id(), 3);
    assertThat(goal.isDone()).isFalse();
    pass(3 * SECOND);
    list("another", 1);
    pass(2 * SECOND + 1);
    assertThat(goal.isDone()).isTrue();
    assertThat(goal.state()).isEqualTo(GoalState.SUCCEEDED);
    assertThat(goal.result()).isEmpty();
  }

  @Test
  void withoutAServerNothingIsSentAndItIsSaid() throws Exception {
    ActionGoal goal = send();
    node.connected = false;
    assertThatThrownBy(this::send).hasMessage("action /arm: no server listens");
    assertThatThrownBy(goal::cancel).hasMessage("action /arm: no server listens");
    assertThat(node.published.get("/arm/goal")).hasSize(1);
    assertThat(client.isServerThere()).isFalse();
    assertThat(client.trouble()).isEqualTo("action /arm: nobody publishes /arm/status");
  }

  @Test
  void aClientThatCannotOpenLeavesNothingBehind() {
    node.refused = "/leg/result";
    assertThatThrownBy(() -> ActionClient.open(node, TYPE, "/leg", clock))
        .isInstanceOf(RosException.class);
    assertThat(node.published).doesNotContainKeys("/leg/goal", "/leg/cancel");
    assertThat(node.listeners).doesNotContainKeys("/leg/status", "/leg/feedback");
  }
}
