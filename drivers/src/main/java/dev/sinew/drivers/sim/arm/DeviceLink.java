package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.StreamSpec;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// The driver's end of the protocol: what it says to the device, and the newest state that it
/// heard.
///
/// A state is stamped when it is taken from the socket. Whatever is not a newer, sound state of
/// this arm is counted and ignored. An error of the socket, for instance because nobody listens,
/// loses the link until a state comes.
///
/// **Thread.** The servo's; [#halt] any. Nothing is allocated while the other side answers.
final class DeviceLink implements AutoCloseable {

  private static final long HELLO_NANOS = 20_000_000;
  private static final long REPEAT_NANOS = 1_000_000;
  private static final long PLACING_NANOS = 200_000_000;

  private final Clock clock;
  private final long token;
  private final long session;
  private final long patienceNanos;
  private final DeviceSocket socket;
  private final StatePacket layout;
  private final SequenceGate gate = new SequenceGate();
  private final ByteBuffer in = ByteBuffer.allocateDirect(ArmPacket.LARGEST);
  private final ByteBuffer out = ByteBuffer.allocateDirect(ArmPacket.LARGEST);
  private final ByteBuffer haltOut = ByteBuffer.allocateDirect(DriverPacket.HALT_SIZE);
  private final double[] position;
  private final double[] velocity;
  private final double[][] samples;
  private RobotCondition condition = RobotCondition.LINK_LOST;
  private final AtomicInteger requested = new AtomicInteger();
  private volatile int halt;
  private int carriedOut;
  private boolean seen;
  private long errorsBefore;
  private long stampNanos;
  private long helloNanos;
  private long hellos;
  private long commands;
  private long malformed;

  /// Opens a socket; nothing is sent yet.
  DeviceLink(ArmConfig config, DeviceAddress address, Clock clock) {
    this.clock = clock;
    token = address.token();
    session = clock.nanos();
    patienceNanos = config.watchdogNanos();
    layout = new StatePacket(config);
    position = new double[config.robot().dof()];
    velocity = new double[config.robot().dof()];
    samples =
        config.streams().stream()
            .map(StreamSpec::width)
            .map(double[]::new)
            .toArray(double[][]::new);
    helloNanos = clock.nanos() - HELLO_NANOS;
    socket = new DeviceSocket(address.socket());
  }

  /// Takes everything that has arrived; asks for states when there are none.
  ///
  /// @return whether there was a newer state
  boolean take() {
    boolean newer = false;
    while (socket.receive(in)) newer |= accept();
    if (!alive()) hello();
    return newer;
  }

  private boolean accept() {
    if (!layout.isSound(in)) {
      malformed++;
      return false;
    }
    if (!gate.pass(ArmPacket.session(in), ArmPacket.sequence(in))) return false;
    for (int i = 0; i < position.length; i++) {
      position[i] = layout.position(in, i);
      velocity[i] = layout.velocity(in, i);
    }
    layout.samples(in, samples);
    condition = layout.condition(in);
    carriedOut = layout.requests(in);
    stampNanos = clock.nanos();
    seen = true;
    errorsBefore = socket.errors();
    return true;
  }

  /// Waits for a newer state; returns early when the thread is interrupted.
  ///
  /// @return whether it came within the timeout
  boolean await(long timeoutNanos) {
    long limit = clock.nanos() + timeoutNanos;
    while (!take()) {
      long left = limit - clock.nanos();
      if (left <= 0 || Thread.currentThread().isInterrupted()) return false;
      socket.await(left);
    }
    return true;
  }

  /// Waits until the device answers.
  ///
  /// @return whether it did within the timeout
  boolean greet(long timeoutNanos) {
    long limit = clock.nanos() + timeoutNanos;
    while (!take() && clock.nanos() < limit) clock.sleepUntil(clock.nanos() + REPEAT_NANOS);
    return alive();
  }

  private void hello() {
    long now = clock.nanos();
    if (now - helloNanos < HELLO_NANOS) return;
    helloNanos = now;
    ArmPacket.head(out, ArmPacket.HELLO, session, ++hellos, token, ArmPacket.HEAD);
    socket.send(out);
  }

  /// Sends a command, or, while a halt is in force, the halt again.
  void command(double[] wanted) {
    if (halt != 0) {
      halt();
      return;
    }
    int size = DriverPacket.commandSize(wanted.length);
    ArmPacket.head(out, ArmPacket.COMMAND, session, ++commands, token, size);
    DriverPacket.putPositions(out, wanted);
    socket.send(out);
  }

  /// Makes the device brake; stays in force until the arm is placed. Any thread.
  synchronized void halt() {
    if (halt == 0) halt = requested.incrementAndGet();
    ArmPacket.head(haltOut, ArmPacket.HALT, session, halt, token, DriverPacket.HALT_SIZE);
    DriverPacket.putRequest(haltOut, halt);
    socket.send(haltOut);
  }

  /// Asks to place the arm until the device says that it did, at most for 0.2 s.
  void place(long seed) {
    int number = requested.incrementAndGet();
    halt = 0;
    long limit = clock.nanos() + PLACING_NANOS;
    while (carriedOut != number && clock.nanos() < limit) {
      ArmPacket.head(out, ArmPacket.PLACE, session, number, token, DriverPacket.PLACE_SIZE);
      DriverPacket.putRequest(out, number);
      DriverPacket.putSeed(out, seed);
      socket.send(out);
      clock.sleepUntil(clock.nanos() + REPEAT_NANOS);
      take();
    }
  }

  /// Whether a state came within the watchdog's time, and no error since.
  boolean alive() {
    return seen && socket.errors() == errorsBefore && clock.nanos() - stampNanos < patienceNanos;
  }

  /// Whether there ever was a state.
  boolean seen() {
    return seen;
  }

  /// What the device says about itself, or that it cannot be heard.
  RobotCondition condition() {
    return alive() ? condition : RobotCondition.LINK_LOST;
  }

  /// When the newest state was taken from the socket.
  long stampNanos() {
    return stampNanos;
  }

  double position(int i) {
    return position[i];
  }

  double velocity(int i) {
    return velocity[i];
  }

  /// The newest sample of every sensor; the link's buffers.
  double[][] samples() {
    return samples;
  }

  /// Where the device's answers go.
  SocketAddress local() {
    return socket.local();
  }

  /// What the network did to the states.
  SequenceGate states() {
    return gate;
  }

  /// Datagrams that were no sound state of this arm.
  long malformed() {
    return malformed;
  }

  /// Times that the socket refused, for instance because nobody listens.
  long errors() {
    return socket.errors();
  }

  @Override
  public void close() {
    socket.close();
  }
}
