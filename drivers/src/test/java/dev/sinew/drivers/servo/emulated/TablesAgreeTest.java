package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.drivers.servo.register.RegisterTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The register tables of the drivers and of the emulated servos were written down independently;
/// where they differ, one is wrong.
class TablesAgreeTest {

  @ParameterizedTest
  @EnumSource
  void everyRegisterOfTheDriverIsWhereTheEmulatedServoHasIt(ServoType type) {
    Layout layout = type.layout();
    RegisterTable table = family(type).registers();
    for (Register register : table.registers()) {
      var theirs = table.field(register);
      Field ours = layout.of(Cell.of(register));
      if (isOfSomeModelsOnly(register) && ours == null) continue;
      assertThat(ours).as("%s of %s", register, type).isNotNull();
      if (register == Register.FIRMWARE) continue;
      assertThat(ours.address()).as("%s of %s", register, type).isEqualTo(theirs.address());
      assertThat(ours.size()).as("%s of %s", register, type).isEqualTo(theirs.size());
      RegisterFile file = new RegisterFile(layout);
      byte[] bytes = new byte[4];
      for (int value : new int[] {ours.min(), ours.max(), 1, -1}) {
        if (ours.area() == Area.MEASURED || !ours.takes(value)) continue;
        file.put(ours.cell(), value);
        file.copy(ours.address(), ours.size(), bytes, 0);
        assertThat(theirs.read(bytes, 0)).as("%s of %s", register, type).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDriverKnowsEveryModelByTheSameNumberAndUnits(ServoType type) {
    ServoModel model = family(type).models().numbered(type.number());
    assertThat(model).isNotNull();
    assertThat(ServoType.of(model.name())).isEqualTo(type);
    assertThat(model.currentUnitA()).isEqualTo(type.currentUnit());
  }

  private static boolean isOfSomeModelsOnly(Register register) {
    return switch (register) {
      case PRESENT_CURRENT, GOAL_CURRENT, CURRENT_LIMIT -> true;
      default -> false;
    };
  }

  private static BusFamily family(ServoType type) {
    return switch (type.dialect()) {
      case STS -> BusFamily.FEETECH_STS;
      case SCS -> BusFamily.FEETECH_SCS;
      case X -> BusFamily.DYNAMIXEL_2;
    };
  }
}
