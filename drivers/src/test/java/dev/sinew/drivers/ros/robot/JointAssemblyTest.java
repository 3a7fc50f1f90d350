package dev.sinew.drivers.ros.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.ros.memory.MemoryGraph;
import dev.sinew.drivers.ros.message.ArrivalStamps;
import dev.sinew.drivers.ros.message.HeaderStamps;
import dev.sinew.drivers.ros.message.StampRule;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JointAssemblyTest {

  private static final long MS = 1_000_000;
  private static final RobotSpec ROBOT = robot("a", "b");

  private final StateSlot slot = new StateSlot(2);
  private final JointAssembly assembly = assembly(new ArrivalStamps(0));

  @Test
  void jointsAreTakenByNameAndNotByPlace() {
    assembly.message(state(List.of("b", "gripper", "a"), 0.2, 9, 0.1, 2, 9, 1), 5 * MS);
    assertThat(slot.take()).isTrue();
    assertThat(values()).containsExactly(0.1, 1.0, 0.2, 2.0);
    assertThat(slot.stampNanos()).isEqualTo(5 * MS);
  }

  @Test
  void publishersThatShareATopicMakeAStateAsOldAsItsOldestPart() {
    assembly.message(state(List.of("a"), 0.1, 1), 5 * MS);
    assertThat(slot.take()).isFalse();
    assertThat(assembly.trouble()).isEqualTo("nothing told of b");
    assembly.message(state(List.of("b"), 0.2, 2), 7 * MS);
    assertThat(slot.take()).isTrue();
    assertThat(values()).containsExactly(0.1, 1.0, 0.2, 2.0);
    assertThat(slot.stampNanos()).isEqualTo(5 * MS);
    assertThat(assembly.trouble()).isEmpty();
  }

  /// The other joint's position would be that of before, at a stamp of now.
  @Test
  void aPartAloneIsNoNewState() {
    assembly.message(state(List.of("a"), 0.1, 1), 5 * MS);
    assembly.message(state(List.of("b"), 0.2, 2), 7 * MS);
    assembly.message(state(List.of("a"), 0.2, 1), 15 * MS);
    assertThat(slot.take()).isTrue();
    assertThat(values()).containsExactly(0.1, 1.0, 0.2, 2.0);
    assembly.message(state(List.of("b"), 0.3, 2), 17 * MS);
    assertThat(slot.take()).isTrue();
    assertThat(values()).containsExactly(0.2, 1.0, 0.3, 2.0);
    assertThat(slot.stampNanos()).isEqualTo(15 * MS);
  }

  @Test
  void aPublisherThatFellSilentAmongOthersIsNamed() {
    assembly.message(state(List.of("a"), 0.1, 1), 5 * MS);
    assembly.message(state(List.of("b"), 0.2, 2), 7 * MS);
    for (int i = 2; i < 12; i++) assembly.message(state(List.of("a"), 0.1, 1), 10 * i * MS);
    assertThat(assembly.trouble()).isEqualTo("nothing told of b any more");
    assembly.message(state(List.of("b"), 0.2, 2), 200 * MS);
    assertThat(assembly.trouble()).isEmpty();
  }

  @Test
  void velocitiesThatNobodyTellsAreDifferencesOverTheHeadersStamps() {
    assembly.message(stamped(100 * MS, 0.1, 0.2), 300 * MS);
    assertThat(slot.take()).isFalse();
    assertThat(assembly.trouble()).contains("no velocity is known");
    assembly.message(stamped(110 * MS, 0.12, 0.19), 303 * MS);
    assertThat(slot.take()).isTrue();
    assertThat(slot.velocity(0)).isCloseTo(2, within(1e-9));
    assertThat(slot.velocity(1)).isCloseTo(-1, within(1e-9));
  }

  /// By their arrivals the arm would have jumped by a period's way in a microsecond.
  @Test
  void ofStatesThatArriveTogetherTheFirstIsTaken() {
    for (int i = 1; i <= 20; i++)
      assembly.message(state(List.of("a", "b"), 0.01 * i, 0), 10 * i * MS);
    assembly.message(state(List.of("a", "b"), 0.21, 0), 200 * MS + 1000);
    assertThat(slot.take()).isTrue();
    assertThat(slot.position(0)).isEqualTo(0.2);
    assertThat(slot.velocity(0)).isCloseTo(1, within(1e-9));
    assembly.message(state(List.of("a", "b"), 0.22, 0), 210 * MS);
    assertThat(slot.take()).isTrue();
    assertThat(slot.position(0)).isEqualTo(0.22);
  }

  @Test
  void statesOfTheirOwnStampsAreTakenHoweverTheyArrive() {
    JointAssembly byHeader = assembly(new HeaderStamps(0));
    byHeader.message(stampedMoving(100 * MS), 300 * MS);
    byHeader.message(stampedMoving(110 * MS), 300 * MS + 1000);
    assertThat(slot.take()).isTrue();
    assertThat(slot.stampNanos()).isEqualTo(110 * MS);
  }

  @Test
  void stampsOfTheFutureAndOfThePastAreRefusedAndCounted() {
    JointAssembly byHeader = assembly(new HeaderStamps(1000 * MS));
    byHeader.message(stampedMoving(100 * MS), 1110 * MS);
    byHeader.message(stampedMoving(200 * MS), 1110 * MS);
    assertThat(byHeader.trouble())
        .isEqualTo(
            "a message is stamped 0.090 s in the future; are the clocks of both machines kept by"
                + " NTP?");
    byHeader.message(stampedMoving(99 * MS), 1120 * MS);
    assertThat(byHeader.trouble()).isEqualTo("a message is 0.001 s older than the one before");
    byHeader.message(stampedMoving(0), 1120 * MS);
    assertThat(byHeader.trouble())
        .isEqualTo("a message has no stamp in its header; 'stamps: arrival' needs none");
    assertThat(byHeader.refused()).isEqualTo(3);
    assertThat(slot.take()).isTrue();
    assertThat(slot.stampNanos()).isEqualTo(1100 * MS);
    byHeader.message(stampedMoving(110 * MS), 1120 * MS);
    assertThat(byHeader.trouble()).isEmpty();
  }

  @Test
  void aStampAheadByNoMoreThanClocksDifferCountsAsMadeOnArrival() {
    JointAssembly byHeader = assembly(new HeaderStamps(0));
    byHeader.message(stampedMoving(100 * MS + 500_000), 100 * MS);
    assertThat(slot.take()).isTrue();
    assertThat(slot.stampNanos()).isEqualTo(100 * MS);
  }

  @Test
  void aMessageThatTellsNoNumbersForItsNamesIsRefused() {
    assembly.message(state(List.of("a", "b"), 0.1), MS);
    assertThat(assembly.trouble()).isEqualTo("a message has 1 positions for 2 names");
    assembly.message(state(List.of("a", "b"), 0.1, Double.NaN, 0, 0), MS);
    assertThat(assembly.trouble()).isEqualTo("a message tells no finite number for b");
    assembly.message(state(List.of("a", "b"), 0.1, 0.2, 0, Double.POSITIVE_INFINITY), MS);
    assertThat(assembly.trouble()).isEqualTo("a message tells no finite number for b");
    assembly.message(state(List.of("a", "a"), 0.1, 0.2), MS);
    assertThat(assembly.trouble()).isEqualTo("a message names joint 'a' twice");
    assertThat(assembly.refused()).isEqualTo(4);
    assertThat(slot.take()).isFalse();
  }

  @Test
  void whatIsToldInsteadOfAMissingJointIsSaid() {
    assembly.message(state(List.of("panda_joint1", "panda_joint2"), 0, 0), MS);
    assertThat(assembly.trouble())
        .isEqualTo("nothing told of a, b; it tells panda_joint1, panda_joint2");
  }

  /// Whatever stamps a liar writes.
  @Property(seed = "85", tries = 300)
  void aStateNeverGoesBackAndIsNeverFromTheFuture(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = -50, max = 250) Long> stamps) {
    StateSlot states = new StateSlot(1);
    RobotSpec robot = robot("a");
    JointAssembly whole =
        new JointAssembly(
            robot, new JointStateDecoder(List.of("a")), new HeaderStamps(1000 * MS), states);
    long arrival = 1100 * MS;
    long last = Long.MIN_VALUE;
    int taken = 0;
    for (long stamp : stamps) {
      whole.message(
          draft(List.of("a"), 0, 0).time("header.stamp", Math.max(0, stamp * MS)).build(),
          arrival += MS);
      if (!states.take()) continue;
      assertThat(states.stampNanos()).isBetween(last, arrival);
      if (states.stampNanos() > last) taken++;
      last = states.stampNanos();
    }
    assertThat(whole.refused()).isEqualTo(stamps.size() - taken);
  }

  /// However the joints are shuffled and spread over messages.
  @Property(seed = "81", tries = 200)
  void everyJointKeepsItsOwnNumbers(
      @ForAll @IntRange(min = 1, max = 12) int dof,
      @ForAll @IntRange(min = 1, max = 5) int parts,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, dof).boxed().toList());
    Collections.shuffle(order, random);
    String[] names = IntStream.range(0, dof).mapToObj(i -> "j" + i).toArray(String[]::new);
    StateSlot states = new StateSlot(dof);
    RobotSpec robot = robot(names);
    JointAssembly whole =
        new JointAssembly(
            robot, new JointStateDecoder(List.of(names)), new ArrivalStamps(0), states);
    List<List<Integer>> messages = new ArrayList<>();
    for (int i = 0; i < parts; i++) messages.add(new ArrayList<>());
    for (int joint : order) messages.get(random.nextInt(parts)).add(joint);
    long nanos = 0;
    for (List<Integer> joints : messages) {
      double[] numbers = new double[2 * joints.size()];
      for (int i = 0; i < joints.size(); i++) {
        numbers[i] = joints.get(i);
        numbers[joints.size() + i] = -joints.get(i);
      }
      whole.message(state(joints.stream().map(j -> "j" + j).toList(), numbers), ++nanos);
    }
    assertThat(states.take()).isTrue();
    for (int i = 0; i < dof; i++) {
      assertThat(states.position(i)).isEqualTo(i);
      assertThat(states.velocity(i)).isEqualTo(-i);
    }
  }

  private JointAssembly assembly(StampRule stamps) {
    return new JointAssembly(ROBOT, new JointStateDecoder(List.of("a", "b")), stamps, slot);
  }

  private static RobotSpec robot(String... names) {
    return new RobotSpec(
        "arm",
        List.of(names).stream().map(n -> JointSpec.ofVelocity(n, Unit.RADIAN, -9, 9, 9)).toList(),
        10 * MS);
  }

  private List<Double> values() {
    return List.of(slot.position(0), slot.velocity(0), slot.position(1), slot.velocity(1));
  }

  /// @param numbers a position per name, then perhaps a velocity per name
  private static Group state(List<String> names, double... numbers) {
    return draft(names, numbers).build();
  }

  private static Group stamped(long stampNanos, double... numbers) {
    return draft(List.of("a", "b"), numbers).time("header.stamp", stampNanos).build();
  }

  private static Group stampedMoving(long stampNanos) {
    return stamped(stampNanos, 0, 0, 0, 0);
  }

  private static MessageDraft draft(List<String> names, double... numbers) {
    int count = Math.min(names.size(), numbers.length);
    double[] position = new double[count];
    double[] velocity = new double[numbers.length - count];
    System.arraycopy(numbers, 0, position, 0, count);
    System.arraycopy(numbers, count, velocity, 0, velocity.length);
    return MemoryGraph.draft("sensor_msgs/JointState")
        .texts("name", names)
        .set("position", position)
        .set("velocity", velocity);
  }
}
