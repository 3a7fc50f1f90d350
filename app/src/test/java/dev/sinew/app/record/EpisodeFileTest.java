package dev.sinew.app.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.mcap.McapCheck;
import dev.sinew.runtime.mcap.McapRecovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeFileTest {

  @TempDir private Path folder;

  @Test
  void anEpisodeGetsItsNameWhenItIsWhole() throws IOException {
    EpisodeFile file = new EpisodeFile(folder, 0);
    assertThat(file.target()).doesNotExist();
    new ResetTrack(file).reset(7, 1);
    file.close();
    assertThat(McapCheck.check(file.target()).isSound()).isTrue();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void everyEpisodeGetsANewNumberAndNothingIsOverwritten() throws IOException {
    Files.writeString(folder.resolve("episode-000041.mcap"), "precious");
    try (EpisodeFile one = new EpisodeFile(folder, 0);
        EpisodeFile other = new EpisodeFile(folder, 0)) {
      assertThat(one.target()).hasFileName("episode-000042.mcap");
      assertThat(other.target()).hasFileName("episode-000043.mcap");
    }
    assertThat(folder.resolve("episode-000041.mcap")).hasContent("precious");
  }

  @Test
  void whoeverEndsAnEpisodeDoesNotWaitForADiskThatHangs() throws Exception {
    DiskLock writing = new DiskLock(0);
    EpisodeFile file = new EpisodeFile(folder, 0, writing);
    try (Holder disk = new Holder(writing)) {
      assertHangs(() -> file.describe("result", Map.of()));
      assertHangs(file::mustAnswer);
      assertHangs(file::close);
      assertThat(file.target()).doesNotExist();
      disk.returns();
      file.close();
    }
    assertThat(McapCheck.check(file.target()).isSound()).isTrue();
  }

  private static void assertHangs(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("episode-000000.mcap.part: its disk takes nothing");
  }

  /// An interrupt closes the file under the writer, as a dead disk would.
  @Test
  void anEpisodeThatCouldNotBeWrittenNeverGetsItsNameAndIsRecovered() throws IOException {
    EpisodeFile file = new EpisodeFile(folder, 0);
    ResetTrack track = new ResetTrack(file);
    track.reset(7, 1);
    file.flush(true);
    track.reset(8, 2);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> file.flush(true)).isInstanceOf(UncheckedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(file::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'sinew dataset recover' saves what is there");
    assertThat(file.target()).doesNotExist();
    Path part = folder.resolve("episode-000000.mcap.part");
    assertThat(McapRecovery.recover(part, file.target()).messages()).isEqualTo(1);
  }
}
