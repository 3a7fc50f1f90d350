import dev.sinew.runtime.port.TeleopEventProvider;
import dev.sinew.runtime.port.TeleoperatorProvider;
import dev.sinew.teleop.device.evdev.EvdevEventProvider;
import dev.sinew.teleop.device.evdev.GamepadEventProvider;
import dev.sinew.teleop.device.keyboard.KeyboardEventProvider;
import dev.sinew.teleop.device.provide.GamepadProvider;
import dev.sinew.teleop.device.provide.KeyboardProvider;
import dev.sinew.teleop.device.provide.SpaceMouseProvider;
import dev.sinew.teleop.device.provide.SpacenavdProvider;
import dev.sinew.teleop.device.script.ScriptedEventProvider;
import dev.sinew.teleop.leader.LeaderArmProvider;

/// Leader arms, SpaceMouse, gamepad, keyboard, pedal; inverse kinematics.
module dev.sinew.teleop {
  requires ejml.core;
  requires ejml.ddense;
  requires hid4java;
  requires java.desktop;
  requires org.jline.terminal;
  requires transitive dev.sinew.runtime;
  requires transitive dev.sinew.drivers;

  exports dev.sinew.teleop.cue;
  exports dev.sinew.teleop.device.evdev;
  exports dev.sinew.teleop.device.spacemouse;
  exports dev.sinew.teleop.leader;
  exports dev.sinew.teleop.session;
  exports dev.sinew.teleop.twist;

  uses TeleoperatorProvider;

  provides TeleopEventProvider with
      EvdevEventProvider,
      GamepadEventProvider,
      KeyboardEventProvider,
      ScriptedEventProvider;
  provides TeleoperatorProvider with
      GamepadProvider,
      KeyboardProvider,
      LeaderArmProvider,
      SpaceMouseProvider,
      SpacenavdProvider;
}
