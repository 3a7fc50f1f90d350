package dev.sinew.drivers.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real calls, with files that are no cameras.
class LinuxVideoDeviceTest {

  @TempDir Path folder;

  @BeforeAll
  static void linux() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "Linux calls");
  }

  @Test
  void aMissingDeviceIsOneLineThatAsksForTheCable() {
    assertThatThrownBy(() -> LinuxVideoDevice.open(folder.resolve("cam")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            folder.resolve("cam")
                + ": cannot be opened: there is no such device: is the camera plugged in?");
  }

  @Test
  void aDeviceThatMayNotBeOpenedIsOneLineThatNamesTheGroup() throws IOException {
    Path closed = Files.createFile(folder.resolve("cam"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(closed), "root may open everything");
    assertThatThrownBy(() -> LinuxVideoDevice.open(closed))
        .hasMessageContaining("permission denied")
        .hasMessageContaining("usermod -aG video");
  }

  @Test
  void everyErrorIsOneLineAlsoOneThatIsNotKnown() {
    Path cam = Path.of("/dev/v4l/by-id/cam");
    assertThat(Errno.problem(cam, "cannot be opened", 13))
        .hasMessageContaining("permission denied: ")
        .hasMessageContaining("sudo usermod -aG video $USER");
    assertThat(Errno.problem(cam, "cannot start", 99))
        .hasMessage("/dev/v4l/by-id/cam: cannot start: error 99");
  }

  @Test
  void whatIsNoVideoDeviceSaysSo() throws IOException {
    for (Path path : new Path[] {Path.of("/dev/null"), Files.createFile(folder.resolve("file"))}) {
      try (VideoDevice device = LinuxVideoDevice.open(path)) {
        assertThatThrownBy(() -> Capability.of(device))
            .isInstanceOf(IOException.class)
            .hasMessage(path + ": asked what it is: this is no video device");
      }
    }
  }

  /// An ordinary file can always be mapped and is always ready.
  @Test
  void memoryOfAFileIsMappedAndGoneAfterTheEnd() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {1, 2, 3, 4});
    VideoDevice device = LinuxVideoDevice.open(file);
    var memory = device.map(0, 4);
    assertThat(memory.toArray(JAVA_BYTE)).containsExactly(1, 2, 3, 4);
    assertThat(device.await(0)).isEqualTo(Readiness.READY);
    device.close();
    device.close();
    device.wake();
    assertThatThrownBy(() -> memory.get(JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
  }

  /// Nothing ever arrives at a FIFO to which nobody writes.
  @Test
  void aWaitEndsWhenAnotherThreadWakesIt() throws Exception {
    Path fifo = folder.resolve("fifo");
    assumeTrue(
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0, "no mkfifo here");
    try (VideoDevice device = LinuxVideoDevice.open(fifo)) {
      assertThat(device.await(1_000_000)).isEqualTo(Readiness.NOTHING);
      assertThatThrownBy(() -> device.map(0, 4096))
          .hasMessage(
              fifo + ": a picture buffer cannot be mapped: the camera was unplugged"); // ENODEV
      CountDownLatch waiting = new CountDownLatch(1);
      Thread waker =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      waiting.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    device.wake();
                  });
      waiting.countDown();
      assertThat(device.await(Long.MAX_VALUE / 2)).isEqualTo(Readiness.NOTHING);
      waker.join();
    }
  }
}
