package dev.sinew.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamerasSectionTest {

  private static final String STILLS =
      "{driver: image-folder, folder: stills, width: 32, height: 24, fps: 20, loop: true}";

  @TempDir private Path folder;

  @BeforeEach
  void stills() throws IOException {
    Path stills = Files.createDirectory(folder.resolve("stills"));
    for (int i = 0; i < 3; i++) {
      BufferedImage image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i, 0, 0xFFFFFF);
      ImageIO.write(image, "png", stills.resolve(i + ".png").toFile());
    }
  }

  @Test
  void anyRobotHasTheCamerasOfTheSectionBesideItsOwn() throws IOException {
    Deployment deployment = deployment("cameras:\n  side: " + STILLS);
    assertThat(deployment.rig().cameras())
        .containsExactly(
            new CameraSpec("view", 512, 512, 50_000_000),
            new CameraSpec("side", 32, 24, 50_000_000));
  }

  @Test
  void aNameThatTheRobotsDriverUsesIsTaken() throws IOException {
    assertRefused(
        "cameras:\n  view: " + STILLS,
        "cameras.view: the robot's driver has a camera of this name already");
  }

  @Test
  void anUnknownDriverIsNamedWithTheNearestOne() throws IOException {
    assertRefused(
        "cameras:\n  side: {driver: image-foldr}",
        "cameras.side.driver: no driver 'image-foldr'; did you mean 'image-folder'?");
  }

  @Test
  void aKeyThatIsNotTheDriversIsRefused() throws IOException {
    assertRefused("cameras:\n  side: " + STILLS.replace("loop", "lop"), "cameras.side.lop");
  }

  @Test
  void aCameraThatCannotBeOpenedIsNamed() throws IOException {
    Deployment deployment =
        deployment("cameras:\n  side: " + STILLS.replace("folder: stills", "folder: nothing"));
    assertThatThrownBy(() -> new CamerasSection(section(deployment)).open(new MonotonicClock()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cameras.side");
  }

  private static ConfigSection section(Deployment deployment) {
    return ConfigSection.read(deployment.file());
  }

  private void assertRefused(String cameras, String message) throws IOException {
    Deployment deployment = deployment(cameras);
    assertThatThrownBy(deployment::rig)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  private Deployment deployment(String cameras) throws IOException {
    Path root = Path.of(System.getProperty("sinew.root"));
    Path file = folder.resolve("d.yaml");
    String text = Files.readString(root.resolve("configs/pusht-flow.yaml"));
    Files.writeString(
        file, text.replace("../models", root.resolve("models").toString()) + cameras + "\n");
    return Deployment.read(file);
  }
}
