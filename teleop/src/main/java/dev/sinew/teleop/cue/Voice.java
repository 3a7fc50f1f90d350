package dev.sinew.teleop.cue;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Words by a program of the machine that speaks them.
///
/// @param folders where programs are looked for, in order
record Voice(List<Path> folders) implements Sounder {

  /// Speech Dispatcher, eSpeak, macOS.
  private static final List<String> PROGRAMS = List.of("spd-say", "espeak-ng", "espeak", "say");

  private static final long MOST_SECONDS = 10;

  /// Programs of the `PATH`.
  static Voice ofPath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new Voice(
        Arrays.stream(path.split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList());
  }

  @Override
  public void sound(Cue cue) throws IOException {
    Path program = program();
    Process speaking =
        new ProcessBuilder(program.toString(), cue.words())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    try {
      if (!speaking.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
        throw new IOException(program + " does not come to an end");
      if (speaking.exitValue() != 0)
        throw new IOException(program + " failed with " + speaking.exitValue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the session is over
    } finally {
      speaking.destroyForcibly();
    }
  }

  private Path program() throws IOException {
    for (String name : PROGRAMS)
      for (Path folder : folders)
        if (Files.isExecutable(folder.resolve(name))) return folder.resolve(name);
    throw new IOException("no program speaks here; install one of " + String.join(", ", PROGRAMS));
  }
}
