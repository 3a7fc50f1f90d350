package dev.sinew.policies.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenVectorsTest {

  @TempDir private Path folder;

  @Test
  void observationsBearTheRobotsNamesAndTheRestStaysAsItWas() throws IOException {
    try (Safetensors golden =
        copied(Options.with(Map.of("observation.images.top", "overhead"), Optional.empty()))) {
      assertThat(golden.names())
          .containsExactlyInAnyOrder(
              "raw/joint-position/0",
              "raw/overhead/0",
              "net/0",
              "post/0",
              "seed/0",
              "seed/1",
              "seed");
      assertThat(golden.values("raw/joint-position/0")).containsExactly(90, -45);
      assertThat(golden.values("raw/overhead/0")).containsExactly(7, 8, 9);
      assertThat(golden.values("net/0")).containsExactly(0.5);
    }
  }

  @Test
  void seedsAreGatheredAndTasksAreWords() throws IOException {
    try (Safetensors golden = copied(Options.plain())) {
      assertThat(golden.values("seed")).containsExactly(1000, 1001);
      assertThat(golden.type("seed")).isEqualTo(TensorType.I64);
      assertThat(golden.metadata())
          .containsEntry("source", "stock lerobot 0.6.1, torch 2.11.0")
          .containsEntry("prompt/1", "say \"when\"");
    }
  }

  @Test
  void degreesBecomeRadiansAndWhatWasRecordedIsKept() throws IOException {
    try (Safetensors golden = copied(Options.in("deg"))) {
      assertThat(golden.values("raw/joint-position/0")).containsExactly(Math.PI / 2, -Math.PI / 4);
      assertThat(golden.values("post/0")[0]).isCloseTo(Math.PI, within(1e-15));
      assertThat(golden.shape("post/0")).containsExactly(1);
      assertThat(golden.values("recorded/raw/observation.state/0")).containsExactly(90, -45);
      assertThat(golden.values("net/0")).containsExactly(0.5);
    }
  }

  private Safetensors copied(ImportOptions options) throws IOException {
    Path recorded =
        new SafetensorsFile()
            .with("raw/observation.state/0", 90, -45)
            .with("raw/observation.images.top/0", 7, 8, 9)
            .with("net/0", 0.5f)
            .with("post/0", 180)
            .with("seed/1", 1001)
            .with("seed/0", 1000)
            .write(folder.resolve("golden.safetensors"));
    Files.writeString(
        folder.resolve("golden.json"),
        "{\"lerobot\": \"0.6.1\", \"torch\": \"2.11.0\", \"tasks\": [\"push\", \"say"
            + " \\\"when\\\"\"]}");
    Checkpoint checkpoint = Checkpoint.read(Fixtures.copy("act", folder));
    Path to = folder.resolve("copy.safetensors");
    new GoldenVectors(checkpoint, new Naming(checkpoint, options)).copy(recorded, to);
    return Safetensors.open(to);
  }
}
