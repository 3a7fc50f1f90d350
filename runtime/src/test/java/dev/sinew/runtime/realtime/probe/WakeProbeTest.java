package dev.sinew.runtime.realtime.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WakeProbeTest {

  @TempDir private Path folder;

  @Test
  void aRecordReadsBackAsItWasWritten() throws IOException {
    Path file = folder.resolve("wake.bin");
    WakeRecord record =
        new WakeRecord("Epsilon", "clock_nanosleep", "ordinary: µs", 3, 0, new long[] {5, -1, 7});
    record.write(file);
    WakeRecord back = WakeRecord.read(file);
    assertThat(back).usingRecursiveComparison().isEqualTo(record);
  }

  @Test
  void whatIsNoWholeRecordIsRefused() throws IOException {
    Path file = folder.resolve("wake.bin");
    Files.writeString(file, "something else");
    assertThatThrownBy(() -> WakeRecord.read(file)).hasMessage(file + ": is not a wake-up record");
    new WakeRecord("a", "b", "c", 0, 0, new long[100]).write(file);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 200));
    assertThatThrownBy(() -> WakeRecord.read(file)).hasMessage(file + ": is cut off");
  }

  @Test
  void theProbeWakesAsOftenAsAskedAndNeverEarly() throws IOException {
    Path file = folder.resolve("wake.bin");
    new WakeProbe(1_000_000, 150_000, 50).run().write(file);
    WakeRecord record = WakeRecord.read(file);
    assertThat(record.lateNanos()).hasSize(50);
    assertThat(LongStream.of(record.lateNanos())).allMatch(late -> late >= 0);
    assertThat(record.rights()).isEqualTo("none asked for");
    assertThat(record.collector()).isNotEmpty();
  }

  @Test
  void theBodyComputesSomethingFinite() {
    ProbeBody body = new ProbeBody();
    for (int i = 0; i < 10_000; i++) body.step(i, 0);
    for (int i = 0; i < 7; i++) assertThat(body.position(i)).isFinite().isNotZero();
  }
}
