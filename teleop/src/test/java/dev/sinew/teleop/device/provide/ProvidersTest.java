package dev.sinew.teleop.device.provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopEventProvider;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.TeleoperatorProvider;
import dev.sinew.teleop.device.control.ButtonAction;
import dev.sinew.teleop.device.control.Jog;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  private static final RigSpec RIG =
      new RigSpec(
          new RobotSpec("arm", List.of(joint("a"), joint("b"), joint("gripper")), 10_000_000),
          List.of(),
          List.of(),
          true);

  @Test
  void theDevicesAreFoundByTheirNames() throws Exception {
    assertThat(drivers(TeleoperatorProvider.class, TeleoperatorProvider::driver))
        .contains("spacemouse", "spacenavd", "gamepad", "keyboard");
    assertThat(drivers(TeleopEventProvider.class, TeleopEventProvider::driver))
        .contains("keyboard", "evdev", "gamepad", "scripted");
  }

  @Test
  void aDeviceIsDescribedWithoutBeingOpened() {
    for (TwistProvider provider : providers()) {
      TeleopSpec spec = provider.describe(section("motion: joints\n"), RIG);
      assertThat(spec.absolute()).isFalse();
      assertThat(spec.joints()).isEqualTo(0b111);
      assertThat(spec.device()).isNotBlank();
    }
    assertThat(
            new KeyboardProvider()
                .describe(section("path: /dev/input/event0\nmotion: joints\n"), RIG)
                .joints())
        .isEqualTo(0b111);
  }

  @Test
  void keysOfTheDeviceAndOfTheMotionStandTogetherAndWrongOnesAreNamed() {
    for (TwistProvider provider : providers()) {
      assertThatThrownBy(() -> provider.describe(section("motion: legs\n"), RIG))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith("rig.yaml: motion: ");
      assertThatThrownBy(() -> provider.describe(section("motoin: joints\n"), RIG))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith("rig.yaml: motoin: ");
    }
  }

  @Test
  void everyWordForAKeyIsAdmittedWhereItMakesSense() {
    Stream.concat(
            Stream.of(Jog.values()).map(Jog::word),
            Stream.of(ButtonAction.values()).map(ButtonAction::word))
        .forEach(
            word -> {
              String linux = "path: p\nmotion: joints\nkeys: {KEY_X: " + word + "}\n";
              new KeyboardProvider().describe(section(linux), RIG);
              String typed = "motion: joints\nkeys: {x: " + word + "}\n";
              if (!word.equals("dead-man")) // nothing is held in a terminal
              new KeyboardProvider().describe(section(typed), RIG);
            });
    for (ButtonAction action : ButtonAction.values()) {
      String button = "motion: joints\nbuttons: {'9': " + action.word() + "}\n";
      new SpaceMouseProvider().describe(section(button), RIG);
      new SpacenavdProvider().describe(section(button), RIG);
      new GamepadProvider().describe(section(button), RIG);
    }
  }

  @Test
  void aDeviceThatIsNotThereIsSaidInOneLine() {
    String none = "motion: joints\nsocket: /nowhere/spnav.sock\n";
    assertThatThrownBy(
            () -> new SpacenavdProvider().open(section(none), RIG, new MonotonicClock(), null))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("rig.yaml: socket: nobody listens at /nowhere/spnav.sock");
  }

  /// Of the providers that the class path's list names; the module's list must be the same.
  private static <P> List<String> drivers(Class<P> port, Function<P, String> driver)
      throws Exception {
    List<String> names;
    try (var list =
        ProvidersTest.class.getResourceAsStream("/META-INF/services/" + port.getName())) {
      names = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    ModuleDescriptor module = TwistProvider.class.getModule().getDescriptor();
    if (module != null)
      assertThat(module.provides())
          .filteredOn(provided -> provided.service().equals(port.getName()))
          .singleElement()
          .satisfies(p -> assertThat(p.providers()).containsExactlyInAnyOrderElementsOf(names));
    List<String> drivers = new ArrayList<>();
    for (String name : names)
      drivers.add(
          driver.apply(port.cast(Class.forName(name).getDeclaredConstructor().newInstance())));
    return drivers;
  }

  private static List<TwistProvider> providers() {
    return List.of(
        new SpaceMouseProvider(),
        new SpacenavdProvider(),
        new GamepadProvider(),
        new KeyboardProvider());
  }

  private static ConfigSection section(String text) {
    return ConfigSection.parse(Path.of("rig.yaml"), text);
  }

  private static JointSpec joint(String name) {
    return JointSpec.ofVelocity(name, Unit.RADIAN, -1, 1, 2);
  }
}
