package dev.sinew.drivers.camera.realsense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RealsenseConfigTest {

  private final RealsenseCameraProvider provider = new RealsenseCameraProvider();

  @Test
  void aSectionDescribesColoursAndDepthWithoutAnyLibrary() {
    assertThat(provider.describe("scene", section("serial: \"1\"\n")))
        .isEqualTo(new CameraSpec("scene", 640, 480, 33_333_333, true));
    assertThat(provider.describe("scene", section("serial: \"1\"\ndepth: false\n")).depth())
        .isFalse();
  }

  @Test
  void complaintsNameTheKey() {
    complains("", "rig.yaml");
    complains("serial: \"1\"\nbag: a.bag\n", "rig.yaml");
    complains("bag: absent.bag\n", "bag: ");
    complains("serial: \"1\"\ncontrols: {exposure: 3}\n", "exposure");
    complains(
        "serial: \"1\"\ndepth: false\ncontrols: {depth-gain: 16}\n",
        "depth-gain: there is no depth; add 'depth: true'");
    complains("serial: \"1\"\nundistort: {rectify: true}\n", "depth cannot be turned");
  }

  /// On a machine without USB the native library would crash the process.
  @Test
  void withoutUsbOrLibraryOpeningIsOneLine() {
    assumeTrue(!RealsenseLibrary.problem().isEmpty(), "RealSense cameras can be used here");
    assertThatThrownBy(
            () -> provider.open("scene", section("serial: \"1\"\n"), new MonotonicClock()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("RealSense: ")
        .hasMessageContaining(RealsenseLibrary.problem());
    assertThatThrownBy(RealsenseDevices::list).hasMessageContaining(RealsenseLibrary.problem());
  }

  @Test
  void aCameraThatIsNotPluggedInIsOneLine() {
    assumeTrue(RealsenseLibrary.problem().isEmpty(), RealsenseLibrary.problem());
    assertThatThrownBy(
            () -> provider.open("scene", section("serial: \"none\"\n"), new MonotonicClock()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("RealSense none is not there; ");
  }

  private void complains(String lines, String about) {
    assertThatThrownBy(() -> provider.describe("scene", section(lines)))
        .as(lines)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(about);
  }

  private static ConfigSection section(String lines) {
    return ConfigSection.parse(
        Path.of("rig.yaml"), "driver: realsense\nwidth: 640\nheight: 480\nfps: 30\n" + lines);
  }
}
