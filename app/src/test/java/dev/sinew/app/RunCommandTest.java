package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.mcap.McapMetadata;
import dev.sinew.runtime.mcap.McapRecord;
import dev.sinew.runtime.mcap.McapScan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Short episodes in real time; nothing here judges how fast the machine is.
@Isolated("in real time")
class RunCommandTest {

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void shortenTheEpisode() throws IOException {
    config = folder.resolve("short.yaml");
    String text = Files.readString(Cli.CONFIGS.resolve("pusht-flow.yaml"));
    Files.writeString(
        config,
        text.replace("../models", Cli.ROOT.resolve("models").toString())
            .replace("robots/", Cli.CONFIGS.resolve("robots") + "/")
            .replace("run-steps: 600", "run-steps: 12"));
  }

  @Test
  void whatACameraIsAndHowItDidStandsInTheEpisode() throws Exception {
    Path stills = Files.createDirectory(folder.resolve("stills"));
    for (int i = 0; i < 4; i++) {
      BufferedImage image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i, 0, 0xFFFFFF);
      ImageIO.write(image, "png", stills.resolve(i + ".png").toFile());
    }
    Files.writeString(
        config,
        Files.readString(config)
            + "cameras:\n  side: {driver: image-folder, folder: stills, width: 32, height: 24,"
            + " fps: 20, loop: true}\n");
    Cli cli = Cli.run("run", config, "--headless", "--record", folder.resolve("episodes"));
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).containsPattern("camera   side: [1-9][0-9]* frames, 0 dropped");
    Map<String, Map<String, String>> words = metadata(folder.resolve("episodes"));
    assertThat(words.get("/camera/side")).isNotEmpty();
    assertThat(words.get("result").get("camera_side")).contains("frames");
  }

  private static Map<String, Map<String, String>> metadata(Path episodes) throws IOException {
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(episodes);
        McapScan scan = McapScan.open(files.findFirst().orElseThrow())) {
      for (McapRecord record = scan.next(); record != null; record = scan.next())
        if (record instanceof McapMetadata metadata) found.put(metadata.name(), metadata.values());
    }
    return found;
  }

  @Test
  void anEpisodeEndsInMeasuredStandstillAndLeavesItsReportPictureAndVideo() throws Exception {
    Path json = folder.resolve("a.json");
    Path png = folder.resolve("a.png");
    Path video = folder.resolve("a.mp4");
    Cli cli = Cli.run("run", config, "--headless", "--json", json, "--png", png, "--video", video);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    assertThat(cli.out().strip().lines().reduce((a, b) -> b).orElseThrow())
        .startsWith("result   max coverage ");

    JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(report.get("steps").intValue()).isEqualTo(12);
    assertThat(report.get("stop_reason").stringValue()).isEqualTo("episode-end");
    assertThat(report.get("stop_s").doubleValue()).isPositive();
    assertThat(
            report.get("ticks").longValue()
                + report.get("skipped_periods").longValue()
                + report.get("unrecorded_ticks").longValue())
        .isGreaterThanOrEqualTo(115);
    assertThat(report.get("chunks").longValue()).isPositive();

    BufferedImage picture = ImageIO.read(png.toFile());
    assertThat(picture.getWidth()).isEqualTo(512);
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile())) {
      grabber.start();
      assertThat(grabber.getImageWidth()).isEqualTo(512);
      assertThat(grabber.grabImage()).isNotNull();
    }
    try (var left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("short.yaml", "a.json", "a.png", "a.mp4");
    }
  }

  @Test
  void anArmThatNobodyCanJudgeRunsForItsStepsAndIsNotScored() throws Exception {
    String text = Files.readString(Cli.CONFIGS.resolve("sim-arm.yaml"));
    Files.writeString(
        config,
        text.replace("../models", Cli.ROOT.resolve("models").toString())
            .replace("robots/", Cli.CONFIGS.resolve("robots") + "/")
            .replace("run-steps: 1000", "run-steps: 30"));
    Path json = folder.resolve("a.json");
    Cli cli = Cli.run("run", config, "--headless", "--json", json);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    assertThat(cli.out()).startsWith("sim-arm with arm-exercise, seed 100000\n");
    assertThat(cli.out().strip().lines().reduce((a, b) -> b).orElseThrow())
        .matches("result   ran for \\d+\\.\\d s");
    JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(report.get("steps").intValue()).isEqualTo(30);
    assertThat(report.get("stop_reason").stringValue()).isEqualTo("episode-end");
    assertThat(report.propertyNames()).doesNotContain("task", "solved", "max_none");
  }

  /// A process of its own, because it is about a signal; it comes while the policy still warms up.
  @Test
  void anInterruptIsAControlledStopWithExitCode130AndNothingHalfWritten() throws Exception {
    Files.writeString(config, Files.readString(config).replace("run-steps: 12", "run-steps: 6000"));
    Path json = folder.resolve("a.json");
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "dev.sinew.app.Main",
            "run",
            config.toString(),
            "--json",
            json.toString(),
            "--video",
            folder.resolve("a.mp4").toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    assertThat(appears(process, "a.mp4")).as(Files.readString(folder.resolve("log"))).isTrue();
    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String log = Files.readString(folder.resolve("log"));
    assertThat(process.exitValue()).as(log).isEqualTo(130);
    assertThat(log).contains("stop     the operator asked for a stop; measured at rest after ");
    assertThat(
            JsonMapper.shared().readTree(Files.readString(json)).get("stop_reason").stringValue())
        .isEqualTo("operator");
    try (var left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".part")))
          .isEmpty();
    }
  }

  /// Waits for the hidden part of an output file, which the command opens when all is loaded.
  private boolean appears(Process process, String name) throws Exception {
    try (var watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (process.isAlive()) {
        try (var now = Files.list(folder)) {
          if (now.anyMatch(p -> p.getFileName().toString().startsWith("." + name))) return true;
        }
        var key = watch.poll(1, TimeUnit.SECONDS);
        if (key == null) continue;
        key.pollEvents();
        key.reset();
      }
      return false;
    }
  }
}
