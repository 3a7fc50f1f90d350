package dev.sinew.drivers.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.VirtualClock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LinkRobotTest {

  private static final RobotSpec SPEC =
      new RobotSpec(
          "arm",
          List.of(
              JointSpec.ofVelocity("a", Unit.RADIAN, -1, 1, 1),
              JointSpec.ofVelocity("b", Unit.RADIAN, -1, 1, 1)),
          10_000_000);
  private static final long PATIENCE = 50_000_000;

  private final VirtualClock clock = new VirtualClock();
  private final FakeLink link = new FakeLink();
  private final StateSlot states = new StateSlot(2);
  private final JointState out = new JointState(2);

  @Test
  void aLinkThatNeverSaidAnythingIsLost() {
    try (LinkRobot robot = robot()) {
      robot.read(out);
    }
    assertThat(out.condition()).isEqualTo(RobotCondition.LINK_LOST);
  }

  @Test
  void theNewestStateIsReadWithItsStamp() {
    states.put(7, new double[] {0.1, 0.2}, new double[] {0.3, 0.4});
    states.put(9, new double[] {0.5, 0.6}, new double[] {0.7, 0.8});
    try (LinkRobot robot = robot()) {
      robot.read(out);
    }
    assertThat(out.stampNanos()).isEqualTo(9);
    assertThat(List.of(out.position(0), out.position(1), out.velocity(0), out.velocity(1)))
        .containsExactly(0.5, 0.6, 0.7, 0.8);
    assertThat(out.condition()).isEqualTo(RobotCondition.OPERATIONAL);
  }

  @Test
  void aStateOlderThanThePatienceLosesTheLinkButStays() {
    states.put(clock.nanos(), new double[] {0.1, 0.2}, new double[2]);
    try (LinkRobot robot = robot()) {
      clock.sleepUntil(clock.nanos() + PATIENCE + 1);
      robot.read(out);
    }
    assertThat(out.condition()).isEqualTo(RobotCondition.LINK_LOST);
    assertThat(out.position(1)).isEqualTo(0.2);
  }

  @Test
  void whatTheArmSaysOfItselfIsPassedOn() {
    states.put(clock.nanos(), new double[2], new double[2]);
    link.condition = RobotCondition.PROTECTIVE_STOP;
    try (LinkRobot robot = robot()) {
      robot.read(out);
    }
    assertThat(out.condition()).isEqualTo(RobotCondition.PROTECTIVE_STOP);
  }

  @Test
  void theNewestCommandLeavesAndASlowLinkNeverGetsAnOlderOne() throws Exception {
    try (CommandSender sender = new CommandSender("test", 2, link)) {
      link.gate = new CountDownLatch(1);
      command(sender, 0.1, 0.1);
      Await.until("the first command", () -> link.entered.get() == 1);
      for (int i = 2; i <= 9; i++) command(sender, 0.1 * i, 0.1 * i);
      link.gate.countDown();
      Await.until("the newest command", () -> link.sequence == 9);
    }
    assertThat(link.sent).hasSize(2);
    assertThat(link.sent.getLast()).containsExactly(0.9, 0.9);
  }

  @Test
  void aLinkThatFailsIsToldTheNextCommand() throws Exception {
    try (CommandSender sender = new CommandSender("test", 2, link)) {
      link.broken = true;
      command(sender, 0.1, 0.2);
      Await.until("the failure", () -> sender.failures() == 1);
      assertThat(sender.trouble()).isEqualTo("no way");
      link.broken = false;
      command(sender, 0.3, 0.4);
      Await.until("the second command", () -> link.sequence == 2);
      Await.until("the all-clear", () -> sender.trouble().isEmpty());
    }
  }

  @Test
  void afterAStopNoCommandLeavesAnyMore() throws Exception {
    try (CommandSender sender = new CommandSender("test", 2, link)) {
      sender.stop();
      Await.until("the stop", () -> link.stops.get() > 0);
      command(sender, 0.1, 0.2);
    }
    assertThat(link.sent).isEmpty();
    assertThat(link.stops.get()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aLinkIsToldWhenNoCommandComes() throws Exception {
    try (CommandSender sender = new CommandSender("test", 2, link)) {
      Await.until("idleness", () -> link.idles.get() >= 2);
      command(sender, 0.1, 0.2);
      Await.until("the command", () -> link.sequence == 1);
    }
  }

  @Test
  void aHaltThatIsTakenBackLetsCommandsThrough() throws Exception {
    try (CommandSender sender = new CommandSender("test", 2, link)) {
      sender.stop();
      Await.until("the stop", () -> link.stops.get() > 0);
      sender.resume();
      command(sender, 0.1, 0.2);
      Await.until("the command", () -> link.sequence == 1);
    }
  }

  @Test
  void whatIsTheMatterIsTheLinksWordOrElseWhyACommandDidNotLeave() throws Exception {
    try (LinkRobot robot = robot()) {
      assertThat(robot.trouble()).isEmpty();
      link.broken = true;
      robot.halt();
      Await.until("a stop that fails", () -> robot.trouble().equals("no way"));
      link.trouble = "nobody listens";
      assertThat(robot.trouble()).isEqualTo("nobody listens");
    }
  }

  @Test
  void closingTheRobotStopsTheArmFirst() {
    robot().close();
    assertThat(link.stops.get()).isGreaterThanOrEqualTo(1);
    assertThat(link.closed).isTrue();
  }

  private LinkRobot robot() {
    return new LinkRobot(SPEC, link, states, clock, PATIENCE);
  }

  private static void command(CommandSender sender, double... position) {
    sender.begin();
    for (int i = 0; i < position.length; i++) sender.put(i, position[i]);
    sender.publish();
  }

  private static final class FakeLink implements ArmLink {

    private final List<double[]> sent = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final AtomicInteger stops = new AtomicInteger();
    private final AtomicInteger idles = new AtomicInteger();
    private final AtomicInteger entered = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile RobotCondition condition = RobotCondition.OPERATIONAL;
    private volatile boolean broken;
    private volatile long sequence;
    private volatile boolean closed;
    private volatile String trouble = "";

    @Override
    public void send(double[] position, long number) throws IOException {
      entered.incrementAndGet();
      if (broken) throw new IOException("no way");
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      sent.add(position.clone());
      sequence = number;
    }

    @Override
    public void stop() throws IOException {
      stops.incrementAndGet();
      if (broken) throw new IOException("no way");
    }

    @Override
    public void idle() {
      idles.incrementAndGet();
    }

    @Override
    public String trouble() {
      return trouble;
    }

    @Override
    public RobotCondition condition() {
      return condition;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
