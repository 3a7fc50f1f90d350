package dev.sinew.app.bench;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.VirtualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Six servos on one emulated bus at 1 Mbaud: goals of all sent, present values of all read, again
/// and again. Answers leave as late as those of real servos.
public final class ServoCycleBench {

  private static final int BAUD = 1_000_000;
  private static final int SERVOS = 6;
  private static final int RETRIES = 3;
  private static final int CENTRE = 2048;
  private static final long GREATEST_NANOS = 60_000_000_000L;

  /// What was measured of one kind of servo.
  ///
  /// @param wireNanos of a cycle, by the lengths of its packets: ten bits a byte
  /// @param cycleNanos as they came
  /// @param retries answers that had to be asked for again
  public record Result(String servos, long wireNanos, Histogram cycleNanos, long retries) {}

  /// The kinds that there are arms of.
  public enum Kind {
    FEETECH(BusFamily.FEETECH_STS, "STS3215"),
    DYNAMIXEL(BusFamily.DYNAMIXEL_2, "XL330-M288");

    private final BusFamily family;
    private final String model;

    Kind(BusFamily family, String model) {
      this.family = family;
      this.model = model;
    }
  }

  private final Kind kind;
  private final int[] ids = IntStream.rangeClosed(1, SERVOS).toArray();
  private final int[] goals = IntStream.generate(() -> CENTRE).limit(SERVOS).toArray();
  private final ServoSamples samples = new ServoSamples(ids);

  public ServoCycleBench(Kind kind) {
    this.kind = kind;
  }

  /// @throws IOException when a servo refuses what it is told
  public Result run(int cycles) throws IOException {
    Histogram wire = new Histogram(GREATEST_NANOS, 3);
    cycles(new VirtualClock(), 1, wire);
    Histogram measured = new Histogram(GREATEST_NANOS, 3);
    long retries = cycles(new MonotonicClock(), cycles, measured);
    return new Result(SERVOS + " x " + kind.model, wire.getMaxValue(), measured, retries);
  }

  /// @return retries
  private long cycles(Clock clock, int cycles, Histogram nanos) throws IOException {
    List<EmulatedServo> servos = new ArrayList<>();
    for (int id : ids) servos.add(new EmulatedServo(id, kind.model, CENTRE));
    try (EmulatedBus line = EmulatedBus.inProcess(kind.family, servos, BAUD, clock);
        ServoBus bus = kind.family.open(line.host(), clock, RETRIES)) {
      for (int id : ids) bus.write(id, Register.RETURN_DELAY, 0);
      long before = bus.counters().retries();
      for (int i = 0; i < cycles; i++) {
        long begin = clock.nanos();
        bus.writeGoals(ids, goals);
        bus.readPresent(samples);
        nanos.recordValue(clock.nanos() - begin);
      }
      return bus.counters().retries() - before;
    }
  }
}
