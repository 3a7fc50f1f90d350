package dev.sinew.drivers.camera.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

  @TempDir Path folder;

  @Test
  void everyCameraHasItsPictureAndItsLinesBelow() throws IOException {
    List<CameraShot> shots =
        new Photographer(Map.of("red", new Red()), new VirtualClock())
            .shoot(List.of(found("red", ""), found("red", "in use by cheese"), found("blue", "")));
    assertThat(shots)
        .extracting(CameraShot::detail)
        .containsExactly("path of red, 64x48", "in use by cheese", "no driver 'blue'");
    Path png = folder.resolve("cameras.png");
    ContactSheet.write(shots, png);
    BufferedImage sheet = ImageIO.read(png.toFile());
    assertThat(sheet.getWidth()).isEqualTo(12 + 3 * (480 + 12));
    assertThat(sheet.getHeight()).isEqualTo(12 + 360 + 24 + 3 * 17 + 12);
    assertThat(sheet.getRGB(12 + 240, 12 + 180)).isEqualTo(0xffff0000);
    assertThat(sheet.getRGB(12 + 492 + 240, 12 + 180)).isEqualTo(0xff000000);
    for (int cell = 0; cell < 3; cell++) {
      assertThat(ink(sheet, 12 + cell * 492, 12 + 360, 24)).as("title").isPositive();
      assertThat(ink(sheet, 12 + cell * 492, 12 + 384, 24)).as("detail").isPositive();
    }
    assertThat(ink(sheet, 0, 0, 12)).isZero();
  }

  @Test
  void aSheetOfNothingIsStillASheet() {
    assertThat(ContactSheet.draw(List.of()).getHeight()).isPositive();
  }

  /// Pixels that are not white.
  private static int ink(BufferedImage sheet, int left, int top, int height) {
    int ink = 0;
    for (int y = top; y < top + height; y++)
      for (int x = left; x < left + 480; x++) if (sheet.getRGB(x, y) != -1) ink++;
    return ink;
  }

  private static FoundCamera found(String driver, String problem) {
    return new FoundCamera(
        driver,
        driver + " camera",
        "",
        List.of("path of " + driver),
        "",
        List.of(),
        List.of(),
        "driver: " + driver + "\n",
        problem.isEmpty() ? List.of() : List.of(problem));
  }

  /// Sees red.
  private static final class Red implements CameraProvider {
    @Override
    public String driver() {
      return "red";
    }

    @Override
    public CameraSpec describe(String name, ConfigSection section) {
      return new CameraSpec(name, 64, 48, 1);
    }

    @Override
    public Camera open(String name, ConfigSection section, Clock clock) {
      byte[] rgb = new byte[64 * 48 * 3];
      Arrays.fill(rgb, (byte) 0);
      for (int i = 0; i < rgb.length; i += 3) rgb[i] = -1;
      return new Camera() {
        @Override
        public CameraSpec spec() {
          return describe(name, section);
        }

        @Override
        public Frame capture() {
          return new Frame(0, 0, 64, 48, rgb);
        }
      };
    }
  }
}
