package dev.sinew.drivers.servo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.serial.PseudoTerminal;
import dev.sinew.drivers.serial.SerialPorts;
import dev.sinew.drivers.servo.fake.FakeFeetech;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.drivers.servo.feetech.FeetechParser;
import dev.sinew.drivers.servo.feetech.FeetechRegisters;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The bus on the machine's own serial calls and clock.
@Timeout(60)
class PseudoTerminalBusTest {

  @Test
  void servosBehindAPathAreReadUntilTheyAreUnplugged() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/ptmx")), "needs pseudo-terminals (Linux)");
    PseudoTerminal terminal = PseudoTerminal.open();
    String path = terminal.path();
    Thread servos = Thread.ofPlatform().start(() -> answer(terminal, 200));
    ServoBus bus =
        BusFamily.FEETECH_STS.open(SerialPorts.open(path, 1_000_000), new MonotonicClock(), 100);
    ServoSamples samples = new ServoSamples(1, 2, 3, 4, 5, 6);
    BusException gone = null;
    int cycles = 0;
    while (gone == null)
      try {
        if (bus.readPresent(samples) == 6) cycles++;
        for (int i = 0; i < 6; i++)
          if (samples.fresh(i)) assertThat(samples.position(i)).isEqualTo(2000 + i);
      } catch (BusException e) {
        gone = e;
      }
    servos.join();
    assertThat(cycles).isPositive();
    assertThat(gone).hasMessage(path + ": the adapter is gone: unplugged?");
    assertThat(gone.id()).isEqualTo(BusException.WHOLE_BUS);
    assertThat(catchThrowableOfType(BusException.class, () -> bus.ping(1)).id())
        .isEqualTo(BusException.WHOLE_BUS);
    bus.close();
  }

  /// Answers so many requests, then pulls the plug.
  private static void answer(PseudoTerminal terminal, int requests) {
    FakeFeetech servos = new FakeFeetech(FeetechRegisters.STS, false);
    for (int id = 1; id <= 6; id++) {
      servos.add(id, 777, 309);
      servos.put(id, Register.PRESENT_POSITION, 1999 + id);
    }
    FeetechParser parser = new FeetechParser();
    byte[] one = new byte[1];
    byte[] request = new byte[300];
    int length = 0;
    try {
      for (int answered = 0; answered < requests; ) {
        if (terminal.read(one, 0, 1, System.nanoTime() + 10_000_000_000L) == 0) return;
        request[length++] = one[0];
        parser.feed(one, 0, 1);
        if (!parser.next()) continue;
        for (byte[] answer : servos.answer(Arrays.copyOf(request, length)))
          terminal.write(answer, 0, answer.length);
        length = 0;
        answered++;
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      terminal.close();
    }
  }
}
