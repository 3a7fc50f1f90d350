package dev.sinew.app.bench;

import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.mcap.McapChannel;
import dev.sinew.runtime.mcap.McapCheck;
import dev.sinew.runtime.mcap.McapMessage;
import dev.sinew.runtime.mcap.McapReader;
import dev.sinew.runtime.mcap.McapRecovery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Kills a recording process (SIGKILL) at random instants, and looks at what is on the disk: every
/// episode that it called finished must be whole, the one at work must be recovered up to its last
/// flush.
public final class RecordKillBench {

  private static final double EARLIEST_SECONDS = 0.3;
  private static final double LATEST_SECONDS = 2.0;

  /// @param finished episodes that the process had called finished
  /// @param lost of them, those that are missing or not sound
  /// @param recovered whether the episode at work is sound after recovery; also where there was
  ///     none
  /// @param lostSeconds from the last recovered tick to the kill; NaN where nothing was at work
  public record Outcome(int finished, int lost, boolean recovered, double lostSeconds) {}

  private final Path config;
  private final Path folder;
  private final Clock clock;
  private final Random random;

  /// @param folder gets a folder for every kill
  public RecordKillBench(Path config, Path folder, Clock clock, long seed) {
    this.config = config;
    this.folder = folder;
    this.clock = clock;
    random = new Random(seed);
  }

  /// @param each called after every one
  public List<Outcome> run(int times, Consumer<Outcome> each)
      throws IOException, InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Outcome outcome = once(folder.resolve(Integer.toString(i)));
      outcomes.add(outcome);
      each.accept(outcome);
    }
    return outcomes;
  }

  private Outcome once(Path place) throws IOException, InterruptedException {
    Process process = start(place);
    ConcurrentLinkedQueue<Path> finished = new ConcurrentLinkedQueue<>();
    CountDownLatch ready = new CountDownLatch(1);
    Thread listener = Thread.ofPlatform().daemon().start(() -> listen(process, finished, ready));
    ready.await();
    double after = EARLIEST_SECONDS + random.nextDouble() * (LATEST_SECONDS - EARLIEST_SECONDS);
    clock.sleepUntil(clock.nanos() + Math.round(after * 1e9));
    long killedNanos = clock.nanos();
    process.destroyForcibly().waitFor();
    listener.join();
    int lost = 0;
    for (Path episode : finished)
      if (!Files.exists(episode) || !McapCheck.check(episode).isSound()) lost++;
    return work(place, finished.size(), lost, killedNanos);
  }

  private static void listen(
      Process process, ConcurrentLinkedQueue<Path> finished, CountDownLatch ready) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("finished ")) finished.add(Path.of(line.substring(9)));
        ready.countDown();
      }
    } catch (IOException e) {
      // The process was killed in the middle of a line, which is what was wanted.
    } finally {
      ready.countDown();
    }
  }

  private Outcome work(Path place, int finished, int lost, long killedNanos) throws IOException {
    Path unfinished;
    try (Stream<Path> files = Files.list(place)) {
      unfinished = files.filter(f -> f.toString().endsWith(".part")).findFirst().orElse(null);
    }
    if (unfinished == null) return new Outcome(finished, lost, true, Double.NaN);
    Path recovered = place.resolve("recovered.mcap");
    McapRecovery.recover(unfinished, recovered);
    boolean sound = McapCheck.check(recovered).isSound();
    long last = lastTickNanos(recovered);
    double seconds = last == Long.MIN_VALUE ? Double.NaN : (killedNanos - last) * 1e-9;
    return new Outcome(finished, lost, sound, seconds);
  }

  /// @return [Long#MIN_VALUE] where the file was just begun and holds no tick
  private static long lastTickNanos(Path file) throws IOException {
    try (McapReader reader = McapReader.open(file)) {
      long offset =
          reader.metadata().stream()
              .filter(m -> m.name().equals(EpisodeFormat.SNAPSHOT))
              .mapToLong(m -> Long.parseLong(m.values().get("clock-offset-nanos")))
              .findFirst()
              .orElse(0);
      Set<String> ticks = Set.of(EpisodeFormat.TICK);
      if (reader.channels().values().stream().map(McapChannel::topic).noneMatch(ticks::contains))
        return Long.MIN_VALUE;
      var cursor = reader.messages(0, -1, ticks);
      long last = Long.MIN_VALUE;
      for (McapMessage message = cursor.next(); message != null; message = cursor.next())
        last = message.logTimeNanos() - offset;
      return last;
    }
  }

  private Process start(Path place) throws IOException {
    Files.createDirectories(place);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:-UsePerfData"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(RecordLoad.class.getName(), config.toString(), place.toString()));
    return new ProcessBuilder(command).redirectError(place.resolve("errors").toFile()).start();
  }

  /// Longest time that a record may be lost: it waits so long in memory, and the recorder looks
  /// every 20 ms.
  public static double boundSeconds() {
    return EpisodeRecording.FLUSH_NANOS * 1e-9 + 0.05;
  }
}
