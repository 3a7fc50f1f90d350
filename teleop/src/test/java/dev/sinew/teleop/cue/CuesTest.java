package dev.sinew.teleop.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuesTest {

  @TempDir Path folder;

  private final Queue<Cue> heard = new ConcurrentLinkedQueue<>();

  @Test
  void cuesAreHeardInOrderByTheFirstWayThatWorksAndAFailureIsSaidOnce() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    Sounder mute =
        _ -> {
          throw new IOException("no sound device");
        };
    Sounder bell =
        cue -> {
          heard.add(cue);
          three.countDown();
        };
    try (Cues cues = new Cues(List.of(List.of(mute, bell)))) {
      cues.play(Cue.START);
      cues.play(Cue.RESET);
      cues.play(Cue.KEPT);
      assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(heard).containsExactly(Cue.START, Cue.RESET, Cue.KEPT);
      assertThat(cues.trouble()).isEqualTo("cues: no sound device");
      assertThat(cues.trouble()).isEmpty();
    }
  }

  @Test
  void whatCannotBeHeardInTimeIsLeftOutAndNobodyWaits() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch five = new CountDownLatch(5);
    Sounder slow =
        cue -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          heard.add(cue);
          five.countDown();
        };
    try (Cues cues = new Cues(List.of(List.of(slow)))) {
      for (int i = 0; i < 100; i++) cues.play(Cue.RESET);
      go.countDown();
      assertThat(five.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(heard).hasSize(5);
  }

  @Test
  void withoutAnyWayNothingHappens() {
    try (Cues cues = Cues.silent()) {
      cues.play(Cue.START);
      assertThat(cues.trouble()).isEmpty();
    }
  }

  @Test
  void aToneHasItsFrequencyAndDoesNotClick() {
    byte[] samples = Waveform.of(Cue.START);
    int[] values =
        IntStream.range(0, samples.length / 2)
            .map(i -> (samples[2 * i] & 0xff) | samples[2 * i + 1] << 8)
            .toArray();
    int half = values.length / 2;
    assertThat(rises(values, 0, half) / (half / 44_100.0)).isBetween(640.0, 680.0);
    assertThat(rises(values, half, values.length) / (half / 44_100.0)).isBetween(860.0, 900.0);
    assertThat(values[0]).isZero();
    assertThat(values[values.length - 1]).isZero();
    int jump =
        IntStream.range(1, values.length)
            .map(i -> Math.abs(values[i] - values[i - 1]))
            .max()
            .orElse(0);
    assertThat(jump).as("2 pi f / rate of the amplitude").isLessThan(0x7fff * 4 / 10 / 6);
  }

  @Test
  void theBellRingsTwiceForWhatIsThrownAway() {
    StringWriter terminal = new StringWriter();
    Bell.ring(Cue.KEPT, new PrintWriter(terminal));
    assertThat(terminal).hasToString("\u0007");
    Bell.ring(Cue.DISCARDED, new PrintWriter(terminal));
    assertThat(terminal).hasToString("\u0007\u0007\u0007");
  }

  @Test
  void theVoiceIsTheFirstProgramOfThePathThatSpeaks() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the voice of this test is a shell script");
    Path said = folder.resolve("said");
    program("espeak", "echo \"$1\" >> " + said);
    new Voice(List.of(folder)).sound(Cue.RESET);
    assertThat(said).hasContent("reset the scene");
    program("espeak", "exit 3");
    assertThatThrownBy(() -> new Voice(List.of(folder)).sound(Cue.RESET))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("espeak") + " failed with 3");
  }

  @Test
  void withoutAVoiceItIsSaidWhatHelps() {
    assertThatThrownBy(() -> new Voice(List.of(folder)).sound(Cue.KEPT))
        .hasMessage("no program speaks here; install one of spd-say, espeak-ng, espeak, say");
  }

  @Test
  void wrongKeysAreNamed() {
    ConfigSection section = ConfigSection.parse(Path.of("rig.yaml"), "speach: true\n");
    assertThatThrownBy(() -> Cues.check(section)).hasMessageContaining("rig.yaml: speach");
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static int rises(int[] values, int from, int to) {
    return (int)
        IntStream.range(from + 1, to).filter(i -> values[i - 1] <= 0 && values[i] > 0).count();
  }
}
