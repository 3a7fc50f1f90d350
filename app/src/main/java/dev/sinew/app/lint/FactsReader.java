package dev.sinew.app.lint;

import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.LoggedTick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Reads out of a recording what the checks look at. Pictures are compared as they were recorded,
/// without decoding them.
public final class FactsReader {

  /// Part of a joint's way in the episode by which a command is far from what was wanted.
  private static final double BEHIND = 0.05;

  private FactsReader() {}

  /// @throws IOException in one line when it is no finished recording of Sinew's
  public static EpisodeFacts read(Path file) throws IOException {
    try (EpisodeLog log = new EpisodeLog(file)) {
      List<LoggedTick> ticks = log.runningTicks();
      List<CameraFacts> cameras = new ArrayList<>();
      for (String name : log.names("cameras"))
        if (log.stillCodec(name) != null) cameras.add(camera(log, name));
      double[][] sent = ticks.stream().map(LoggedTick::sent).toArray(double[][]::new);
      return new EpisodeFacts(
          log.names("joints"),
          Long.parseLong(log.word("servo-period-nanos")),
          ticks.stream().mapToLong(LoggedTick::number).toArray(),
          ticks.stream().mapToLong(LoggedTick::startNanos).toArray(),
          ticks.stream().mapToInt(LoggedTick::skipped).toArray(),
          behind(ticks, sent),
          sent,
          ticks.stream().map(LoggedTick::position).toArray(double[][]::new),
          cameras,
          log.word("prompt"),
          log.result());
    }
  }

  /// A limiter that smooths what a hand's noise adds is none that holds it back.
  private static boolean[] behind(List<LoggedTick> ticks, double[][] sent) {
    boolean[] behind = new boolean[sent.length];
    int dof = sent.length == 0 ? 0 : sent[0].length;
    for (int joint = 0; joint < dof; joint++) {
      double far = BEHIND * Excursion.of(sent, joint);
      for (int i = 0; i < behind.length; i++)
        if (Math.abs(ticks.get(i).wanted()[joint] - sent[i][joint]) > far) behind[i] = true;
    }
    return behind;
  }

  private static CameraFacts camera(EpisodeLog log, String name) throws IOException {
    LongStream.Builder nanos = LongStream.builder();
    LongStream.Builder numbers = LongStream.builder();
    byte[] before = null;
    int run = 0;
    int longest = 0;
    int longestAt = 0;
    int count = 0;
    EpisodeLog.Cursor<EpisodeLog.Still> cursor = log.stills(name);
    for (EpisodeLog.Still still = cursor.next(); still != null; still = cursor.next()) {
      nanos.add(still.nanos());
      numbers.add(still.number());
      run = Arrays.equals(before, still.data()) ? run + 1 : 1;
      count++;
      if (run > longest) {
        longest = run;
        longestAt = count - run;
      }
      before = still.data();
    }
    return new CameraFacts(
        name, nanos.build().toArray(), numbers.build().toArray(), longest, longestAt);
  }
}
