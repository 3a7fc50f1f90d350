package dev.sinew.drivers.camera.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.Sections;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

  private static final long PERIOD = 100_000_000;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    image("b.png", 0x0000ff);
    image("a.PNG", 0xff0000);
    image("c.png", 0x00ff00);
    Files.writeString(folder.resolve("notes.txt"), "no image");
  }

  private void image(String name, int colour) throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) image.setRGB(i % 3, i / 3, colour);
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }

  private static int colour(Picture picture) {
    byte[] rgb = picture.rgb();
    return (rgb[15] & 0xff) << 16 | (rgb[16] & 0xff) << 8 | rgb[17] & 0xff;
  }

  @Test
  void imagesComeByNameOneAPeriodAndBeginAgain() throws IOException {
    VirtualClock clock = new VirtualClock();
    clock.sleepUntil(7_000);
    FolderSource source = new FolderSource(folder, true, PERIOD, clock);
    int[] colours = {0xff0000, 0x0000ff, 0x00ff00, 0xff0000, 0x0000ff};
    for (int n = 0; n < 5; n++) {
      Picture picture = source.read(10 * PERIOD);
      assertThat(colour(picture)).isEqualTo(colours[n]);
      assertThat(picture.sequence()).isEqualTo(n);
      assertThat(picture.stampNanos()).isEqualTo(7_000 + n * PERIOD).isEqualTo(clock.nanos());
    }
    assertThat(source.read(PERIOD / 2)).as("not due yet").isNull();
  }

  @Test
  void afterAStallTheRestComesLaterAndNothingIsSkipped() throws IOException {
    VirtualClock clock = new VirtualClock();
    FolderSource source = new FolderSource(folder, true, PERIOD, clock);
    source.read(PERIOD);
    clock.sleepUntil(10 * PERIOD);
    Picture late = source.read(PERIOD);
    assertThat(late.sequence()).isEqualTo(1);
    assertThat(late.stampNanos()).isEqualTo(10 * PERIOD);
    assertThat(source.read(PERIOD).stampNanos()).isEqualTo(11 * PERIOD);
  }

  @Test
  void withoutALoopTheLastImageIsTheEnd() throws IOException {
    FolderSource source = new FolderSource(folder, false, PERIOD, new VirtualClock());
    for (int n = 0; n < 3; n++) source.read(PERIOD);
    assertThatThrownBy(() -> source.read(PERIOD))
        .isInstanceOf(EOFException.class)
        .hasMessage(folder + ": has ended");
  }

  @Test
  void aDamagedImageIsNamedAndTakesItsTurn() throws IOException {
    Files.writeString(folder.resolve("b.png"), "not a PNG");
    FolderSource source = new FolderSource(folder, false, PERIOD, new VirtualClock());
    assertThat(source.read(PERIOD).sequence()).isZero();
    assertThatThrownBy(() -> source.read(PERIOD))
        .isInstanceOf(DamagedPictureException.class)
        .hasMessage(folder.resolve("b.png") + ": cannot be decoded");
    Picture third = source.read(PERIOD);
    assertThat(third.sequence()).isEqualTo(2);
    assertThat(third.stampNanos()).isEqualTo(2 * PERIOD);
  }

  private Camera open(Path folder, int width) {
    ConfigSection section =
        Sections.top(
            "driver: image-folder\nfolder: %s\nwidth: %d\nheight: 2\nfps: 10\nloop: true"
                .formatted(folder, width));
    return new ImageFolderProvider().open("top", section, new MonotonicClock());
  }

  @Test
  void aFolderIsACamera() {
    try (Camera camera = open(folder, 3)) {
      assertThat(camera.capture().rgb()).startsWith(0xff, 0, 0);
      assertThat(camera.facts()).containsEntry("images", "3");
    }
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    String at = Sections.FILE + ": cameras.top: ";
    assertThatThrownBy(() -> open(folder, 4))
        .hasMessage(at + folder + ": gives 3x2 px, must be 4x2");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> open(empty, 3))
        .hasMessage(at + empty + ": no image in it (.png, .jpg, .jpeg, .bmp, .gif)");
    assertThatThrownBy(() -> open(folder.resolve("none"), 3))
        .hasMessage(at + folder.resolve("none") + ": no such folder");
  }
}
