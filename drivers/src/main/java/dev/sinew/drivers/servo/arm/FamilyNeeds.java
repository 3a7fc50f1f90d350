package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.config.ConfigSection;
import java.util.ArrayList;
import java.util.List;

/// What an arm asks of the servos of a family. Values as LeRobot 0.6 sets them where it does; units
/// and bits are those of the makers' memory tables.
enum FamilyNeeds {
  /// The servo's own acceleration limit is at its highest, as the supervisor shapes the motion;
  /// angles within one turn, as positions outside of it are reported otherwise.
  FEETECH_STS("mode") {
    @Override
    List<Setting> settings(Wishes wishes, ServoModel model) {
      List<Setting> wanted = new ArrayList<>();
      wanted.add(new Setting(Register.RETURN_DELAY, 0));
      wanted.add(new Setting(Register.DRIVE_MODE, FULL_ANGLE, 0));
      wanted.add(new Setting(Register.OPERATING_MODE, 0));
      wanted.add(new Setting(Register.MAX_ACCELERATION, QUICKEST));
      wanted.add(new Setting(Register.ACCELERATION, QUICKEST));
      wish(Register.MAX_TORQUE, wishes.maxTorquePercent(), PER_MILLE, wanted);
      wish(Register.TORQUE_LIMIT, wishes.maxTorquePercent(), PER_MILLE, wanted);
      wish(Register.OVERLOAD_TORQUE, wishes.overloadTorquePercent(), 1, wanted);
      if (wishes.maxCurrentMilliamps() != Wishes.KEPT)
        wanted.add(new Setting(Register.CURRENT_LIMIT, wishes.maxCurrent(model)));
      gains(wishes, wanted);
      return wanted;
    }

    @Override
    List<Setting> calibration(JointCalibration joint, Wishes.Mode mode) {
      List<Setting> wanted = range(joint);
      wanted.addFirst(new Setting(Register.HOMING_OFFSET, joint.homingOffset()));
      return wanted;
    }
  },

  FEETECH_SCS("mode", "max-torque-percent", "max-current-ma", "overload-torque-percent", "gains") {
    @Override
    List<Setting> settings(Wishes wishes, ServoModel model) {
      return List.of(new Setting(Register.RETURN_DELAY, 0));
    }

    /// These servos have no homing offset.
    @Override
    List<Setting> calibration(JointCalibration joint, Wishes.Mode mode) {
      return range(joint);
    }
  },

  /// Every write is answered; the servo's own profile is off, as the supervisor shapes the motion;
  /// a watchdog that tripped is reset.
  DYNAMIXEL("max-torque-percent", "overload-torque-percent") {
    @Override
    List<Setting> settings(Wishes wishes, ServoModel model) {
      List<Setting> wanted = new ArrayList<>();
      wanted.add(new Setting(Register.STATUS_LEVEL, ANSWERS_ALL));
      wanted.add(new Setting(Register.WATCHDOG, 0));
      wanted.add(new Setting(Register.RETURN_DELAY, 0));
      wanted.add(new Setting(Register.OPERATING_MODE, wishes.mode().dynamixel()));
      wanted.add(new Setting(Register.PROFILE_VELOCITY, 0));
      wanted.add(new Setting(Register.PROFILE_ACCELERATION, 0));
      if (wishes.mode() == Wishes.Mode.CURRENT_BASED)
        wanted.add(new Setting(Register.GOAL_CURRENT, wishes.maxCurrent(model)));
      gains(wishes, wanted);
      return wanted;
    }

    /// Over several turns the limits do not count.
    @Override
    List<Setting> calibration(JointCalibration joint, Wishes.Mode mode) {
      List<Setting> wanted = mode == Wishes.Mode.EXTENDED ? new ArrayList<>() : range(joint);
      wanted.addFirst(new Setting(Register.HOMING_OFFSET, joint.homingOffset()));
      wanted.addFirst(new Setting(Register.DRIVE_MODE, REVERSED, joint.driveMode()));
      return wanted;
    }

    @Override
    void mustGrant(ConfigSection joint, Wishes wishes, ServoModel model) {
      super.mustGrant(joint, wishes, model);
      boolean limited = wishes.mode() == Wishes.Mode.CURRENT_BASED;
      if (limited != joint.has("max-current-ma"))
        throw joint.problem(
            limited ? "max-current-ma" : "mode",
            limited ? "is missing, with mode: current-based" : "must be current-based for a limit");
    }
  };

  /// Bit 4 of Feetech's phase register: angles over several turns.
  private static final int FULL_ANGLE = 1 << 4;

  /// Feetech, in 100 counts/s^2.
  private static final int QUICKEST = 254;

  /// Feetech's unit of torque, in percent.
  private static final int PER_MILLE = 10;

  private static final int ANSWERS_ALL = 2;

  /// Bit 0 of Dynamixel's drive mode.
  private static final int REVERSED = 1;

  private final List<String> refused;

  FamilyNeeds(String... refused) {
    this.refused = List.of(refused);
  }

  static FamilyNeeds of(BusFamily family) {
    return switch (family) {
      case FEETECH_STS -> FEETECH_STS;
      case FEETECH_SCS -> FEETECH_SCS;
      case DYNAMIXEL_2 -> DYNAMIXEL;
    };
  }

  /// What a servo shall hold for the driver's and the section's sake.
  abstract List<Setting> settings(Wishes wishes, ServoModel model);

  /// What a servo must hold for a calibration to be its own.
  abstract List<Setting> calibration(JointCalibration joint, Wishes.Mode mode);

  /// @throws dev.sinew.runtime.config.ConfigException when a servo cannot be what its joint wishes
  void mustGrant(ConfigSection joint, Wishes wishes, ServoModel model) {
    for (String key : refused)
      if (joint.has(key)) throw joint.problem(key, "servos of this family have no such thing");
    if (joint.has("max-current-ma") && model.currentUnitA() == 0)
      throw joint.problem("max-current-ma", "a " + model.name() + " does not measure its current");
  }

  private static List<Setting> range(JointCalibration joint) {
    List<Setting> wanted = new ArrayList<>();
    wanted.add(new Setting(Register.MIN_POSITION, joint.rangeMin()));
    wanted.add(new Setting(Register.MAX_POSITION, joint.rangeMax()));
    return wanted;
  }

  private static void gains(Wishes wishes, List<Setting> wanted) {
    wish(Register.POSITION_P, wishes.p(), 1, wanted);
    wish(Register.POSITION_I, wishes.i(), 1, wanted);
    wish(Register.POSITION_D, wishes.d(), 1, wanted);
  }

  private static void wish(Register register, int wish, int unit, List<Setting> wanted) {
    if (wish != Wishes.KEPT) wanted.add(new Setting(register, unit * wish));
  }
}
