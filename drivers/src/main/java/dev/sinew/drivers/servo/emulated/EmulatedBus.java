package dev.sinew.drivers.servo.emulated;

import dev.sinew.drivers.serial.PseudoTerminal;
import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.List;

/// A bus of emulated servos, and the hand that moves them, looks into them and breaks them.
///
/// Answers leave as late as those of real servos: after the request's time on the wire, the return
/// delay, and their own time on the wire. Servos power up as real ones do: Feetech stiff where they
/// stand, with 500 us return delay; Dynamixel limp.
///
/// Any thread, except that [#host] belongs to one.
public final class EmulatedBus implements AutoCloseable {

  private static final long END_MILLIS = 2_000;

  private final Wire wire;
  private final Clock clock;
  private final End end;

  private EmulatedBus(Wire wire, Clock clock, End end) {
    this.wire = wire;
    this.clock = clock;
    this.end = end;
  }

  /// The end at which the host speaks.
  private sealed interface End {
    void close();
  }

  private record Inside(HostLine line) implements End {
    @Override
    public void close() {
      line.close();
    }
  }

  private record Terminal(String path, TerminalThread server, Thread thread) implements End {
    @Override
    public void close() {
      server.end();
      try {
        thread.join(END_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// A bus for one thread of this process, which speaks at [#host]. It has no thread of its own:
  /// time passes for it as the clock says, when somebody speaks, listens or looks.
  ///
  /// @param baud of the line, and what the servos are set to
  /// @throws IllegalArgumentException when the servos are not of that family or share an id, or it
  ///     has no such speed
  public static EmulatedBus inProcess(
      BusFamily family, List<EmulatedServo> servos, int baud, Clock clock) {
    Wire wire = new Wire(family, servos, baud, clock.nanos());
    return new EmulatedBus(wire, clock, new Inside(new HostLine(wire, clock, "emulated bus")));
  }

  /// A bus that any program of this machine can open at [#path] as if it were an adapter. It is
  /// served in real time by a daemon thread. Servos understand a program only at the speed they are
  /// set to.
  ///
  /// @param baud what the servos are set to
  /// @param clock the machine's
  /// @throws IOException in one line when the machine has no pseudo-terminal
  /// @throws IllegalArgumentException as [#inProcess]
  public static EmulatedBus onPseudoTerminal(
      BusFamily family, List<EmulatedServo> servos, int baud, Clock clock) throws IOException {
    Wire wire = new Wire(family, servos, baud, clock.nanos());
    PseudoTerminal terminal = PseudoTerminal.open();
    String path = terminal.path();
    TerminalThread server = new TerminalThread(wire, terminal, clock);
    Thread thread = Thread.ofPlatform().daemon().name("emulated " + path).start(server);
    return new EmulatedBus(wire, clock, new Terminal(path, server, thread));
  }

  /// @throws IllegalStateException when it is on a pseudo-terminal
  public SerialLine host() {
    if (end instanceof Inside inside) return inside.line();
    throw new IllegalStateException("the host of this bus opens " + path());
  }

  /// @throws IllegalStateException when it is in this process
  public String path() {
    if (end instanceof Terminal terminal) return terminal.path();
    throw new IllegalStateException("this bus has no path: its host is in the process");
  }

  /// What a register of a servo holds now.
  ///
  /// @throws IllegalArgumentException when there is no such servo, or it has no such register
  public int register(int id, Register register) {
    synchronized (wire) {
      Device device = now(id);
      if (register == Register.FIRMWARE) return device.firmware();
      if (!device.file().has(Cell.of(register)))
        throw new IllegalArgumentException("servo " + id + " has no " + register);
      return device.file().get(Cell.of(register));
    }
  }

  /// A hand takes a servo to where it reads `counts` and keeps it there until it gets stiff. It is
  /// there as soon as a hand can be: four turns a second.
  ///
  /// @return whether the servo lets itself be moved: it is limp
  /// @throws IllegalArgumentException when there is no such servo
  public boolean hand(int id, int counts) {
    synchronized (wire) {
      return now(id).hold(counts);
    }
  }

  /// The same at once, as if it had been put there before it was switched on.
  ///
  /// @return whether the servo lets itself be moved: it is limp
  /// @throws IllegalArgumentException when there is no such servo
  public boolean put(int id, int counts) {
    synchronized (wire) {
      return now(id).put(counts);
    }
  }

  /// The next answers of a servo come to harm.
  ///
  /// @param times how many
  /// @throws IllegalArgumentException when there is no such servo
  public void inject(BusFault fault, int id, int times) {
    synchronized (wire) {
      Device device = now(id);
      for (int i = 0; i < times; i++) device.fault(fault);
    }
  }

  /// Another servo with the same id appears on the bus: both answer at once.
  ///
  /// @throws IllegalArgumentException when `servo` is of another family
  public void join(EmulatedServo servo) {
    synchronized (wire) {
      wire.join(servo, clock.nanos());
    }
  }

  /// A servo never answers nor moves again.
  ///
  /// @throws IllegalArgumentException when there is no such servo
  public void kill(int id) {
    synchronized (wire) {
      now(id).kill();
    }
  }

  /// A servo is that warm from now on, and does not cool below it.
  ///
  /// @throws IllegalArgumentException when there is no such servo
  public void heat(int id, double celsius) {
    synchronized (wire) {
      now(id).bake(celsius);
    }
  }

  /// Power fails for a moment: all servos start anew, and are silent for 300 ms.
  public void brownOut() {
    synchronized (wire) {
      wire.brownOut(clock.nanos());
    }
  }

  /// The line is gone for good: who reads or writes there is told so.
  public void unplug() {
    end.close();
  }

  /// Unplugs it.
  @Override
  public void close() {
    unplug();
  }

  Wire wire() {
    return wire;
  }

  private Device now(int id) {
    wire.advance(clock.nanos());
    Device device = wire.bench().find(id);
    if (device == null) throw new IllegalArgumentException("there is no servo " + id);
    return device;
  }
}
