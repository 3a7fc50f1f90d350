package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.MonotonicClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Our own drivers on the emulated servos, and beside them the makers' SDKs doing the same.
class OwnDriverTest {

  private static final int RETRIES = 3;

  /// One register of one servo.
  private record Write(int id, Register register, int value) {
    @Override
    public String toString() {
      return id + ":" + register + "=" + value;
    }
  }

  @TempDir private Path folder;

  private static List<EmulatedServo> servos(BusFamily family) {
    String model =
        switch (family) {
          case FEETECH_STS -> "STS3215";
          case FEETECH_SCS -> "SCS0009";
          case DYNAMIXEL_2 -> "XL330-M288";
        };
    return Stream.of(1, 2, 3).map(id -> new EmulatedServo(id, model, 500)).toList();
  }

  private static List<Write> writes(BusFamily family) {
    List<Write> writes = new ArrayList<>();
    for (int id = 1; id <= 3; id++) {
      writes.add(new Write(id, Register.TORQUE_ENABLE, 0));
      if (family == BusFamily.DYNAMIXEL_2) dynamixel(writes, id);
      else feetech(writes, id);
    }
    return writes;
  }

  private static void feetech(List<Write> writes, int id) {
    writes.add(new Write(id, Register.LOCK, 0));
    writes.add(new Write(id, Register.RETURN_DELAY, 0));
    writes.add(new Write(id, Register.MIN_POSITION, 300 + id));
    writes.add(new Write(id, Register.MAX_POSITION, 3900 - id));
    writes.add(new Write(id, Register.MAX_TEMPERATURE, 60));
    writes.add(new Write(id, Register.MAX_TORQUE, 500));
    writes.add(new Write(id, Register.POSITION_P, 16));
    writes.add(new Write(id, Register.POSITION_I, 1));
    writes.add(new Write(id, Register.POSITION_D, 31));
    writes.add(new Write(id, Register.CURRENT_LIMIT, 250));
    writes.add(new Write(id, Register.HOMING_OFFSET, id == 2 ? 1234 : -1234));
    writes.add(new Write(id, Register.OPERATING_MODE, 0));
    writes.add(new Write(id, Register.OVERLOAD_TORQUE, 25));
    writes.add(new Write(id, Register.MAX_ACCELERATION, 254));
    writes.add(new Write(id, Register.ACCELERATION, 254));
    writes.add(new Write(id, Register.GOAL_VELOCITY, -700));
    writes.add(new Write(id, Register.TORQUE_LIMIT, 800));
    writes.add(new Write(id, Register.TORQUE_ENABLE, 1));
    writes.add(new Write(id, Register.LOCK, 1));
    writes.add(new Write(id, Register.GOAL_POSITION, 1000 + 300 * id));
  }

  private static void dynamixel(List<Write> writes, int id) {
    writes.add(new Write(id, Register.RETURN_DELAY, 0));
    writes.add(new Write(id, Register.DRIVE_MODE, id == 1 ? 1 : 0));
    writes.add(new Write(id, Register.OPERATING_MODE, id == 3 ? 5 : 4));
    writes.add(new Write(id, Register.HOMING_OFFSET, -1024 * id));
    writes.add(new Write(id, Register.MAX_TEMPERATURE, 65));
    writes.add(new Write(id, Register.CURRENT_LIMIT, 900));
    writes.add(new Write(id, Register.MIN_POSITION, 300 + id));
    writes.add(new Write(id, Register.MAX_POSITION, 3900 - id));
    writes.add(new Write(id, Register.POSITION_P, 640));
    writes.add(new Write(id, Register.POSITION_I, 50));
    writes.add(new Write(id, Register.POSITION_D, 3600));
    writes.add(new Write(id, Register.GOAL_CURRENT, -350));
    writes.add(new Write(id, Register.GOAL_VELOCITY, -100));
    writes.add(new Write(id, Register.PROFILE_ACCELERATION, 40));
    writes.add(new Write(id, Register.PROFILE_VELOCITY, 131));
    writes.add(new Write(id, Register.TORQUE_ENABLE, 1));
    writes.add(new Write(id, Register.GOAL_POSITION, -1000 * id));
  }

  @ParameterizedTest
  @EnumSource(names = {"FEETECH_STS", "DYNAMIXEL_2"})
  void theMakersSdkAndOurDriverLeaveEqualRegisters(BusFamily family) throws Exception {
    Host host = new Host(family, servos(family).toArray(EmulatedServo[]::new));
    try (EmulatedBus peer =
            EmulatedBus.onPseudoTerminal(family, servos(family), Host.BAUD, new MonotonicClock());
        ServoBus own = family.open(host.line, host.clock, RETRIES)) {
      List<String> arguments = new ArrayList<>(List.of(family.word(), peer.path()));
      writes(family).forEach(w -> arguments.add(w.toString()));
      ServoPython.run("write_registers.py", folder, arguments.toArray(String[]::new));
      carryOut(writes(family), own);
      for (int id = 1; id <= 3; id++)
        assertThat(settings(host.bus, id)).as("servo %s", id).isEqualTo(settings(peer, id));
      for (Write write : writes(family))
        if (write.register() != Register.TORQUE_ENABLE && write.register() != Register.LOCK)
          assertThat(own.read(write.id(), write.register()))
              .as("%s", write)
              .isEqualTo(write.value());
    }
  }

  private static void carryOut(List<Write> writes, ServoBus own) throws Exception {
    List<Write> goals = new ArrayList<>();
    for (Write write : writes)
      if (write.register() == Register.GOAL_POSITION) goals.add(write);
      else own.write(write.id(), write.register(), write.value());
    own.writeGoals(
        goals.stream().mapToInt(Write::id).toArray(),
        goals.stream().mapToInt(Write::value).toArray());
    assertThat(own.ping(1)).isTrue();
  }

  /// The bytes of all registers that a host can write.
  private static String settings(EmulatedBus bus, int id) {
    StringBuilder text = new StringBuilder();
    synchronized (bus.wire()) {
      RegisterFile file = bus.wire().bench().find(id).file();
      for (Field field : file.layout().fields()) {
        if (field.area() == Area.MEASURED) continue;
        byte[] bytes = new byte[field.size()];
        file.copy(field.address(), field.size(), bytes, 0);
        text.append(field.cell()).append(' ').append(HexFormat.of().formatHex(bytes)).append('\n');
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource
  void ourDriverFindsIdentifiesReadsAndMovesThem(BusFamily family) throws Exception {
    Host host = new Host(family, servos(family).toArray(EmulatedServo[]::new));
    try (ServoBus own = family.open(host.line, host.clock, RETRIES)) {
      List<ServoIdentity> found = own.scan();
      assertThat(found).extracting(ServoIdentity::id).containsExactly(1, 2, 3);
      assertThat(own.model(found.getFirst().model()).name())
          .isEqualTo(servos(family).getFirst().model());
      ServoSamples samples = new ServoSamples(1, 2, 3);
      assertThat(own.readPresent(samples)).isEqualTo(3);
      assertThat(samples.position(1)).isEqualTo(500);
      for (int id = 1; id <= 3; id++) own.write(id, Register.TORQUE_ENABLE, 1);
      own.writeGoals(new int[] {1, 2, 3}, new int[] {400, 600, 700});
      host.pass(2000);
      own.readPresent(samples);
      assertThat(samples.position(0)).isBetween(390, 410);
      assertThat(samples.position(1)).isBetween(590, 610);
      assertThat(samples.position(2)).isBetween(690, 710);
      assertThat(samples.celsius(0)).isBetween(25, 35);
      assertThat(samples.decivolts(0)).isGreaterThan(40);
      assertThat(samples.faults(0)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyFaultOfOneAnswerIsOvercomeWithinTheRetries(BusFault fault) throws Exception {
    for (BusFamily family : BusFamily.values()) {
      Host host = new Host(family, servos(family).toArray(EmulatedServo[]::new));
      try (ServoBus own = family.open(host.line, host.clock, RETRIES)) {
        ServoSamples samples = new ServoSamples(1, 2, 3);
        host.bus.inject(fault, 2, 1);
        assertThat(own.readPresent(samples)).as("%s", family).isEqualTo(3);
        assertThat(samples.position(1)).as("%s", family).isEqualTo(500);
        host.bus.inject(fault, 2, 1);
        assertThat(own.read(2, Register.ID)).as("%s", family).isEqualTo(2);
      }
    }
  }

  @Test
  void aDeadServoAmongOthersIsTheOnlyOneThatIsMissing() throws Exception {
    for (BusFamily family : BusFamily.values()) {
      Host host = new Host(family, servos(family).toArray(EmulatedServo[]::new));
      try (ServoBus own = family.open(host.line, host.clock, RETRIES)) {
        host.bus.kill(2);
        ServoSamples samples = new ServoSamples(1, 2, 3);
        assertThat(own.readPresent(samples)).as("%s", family).isEqualTo(2);
        assertThat(samples.fresh(1)).as("%s", family).isFalse();
      }
    }
  }
}
