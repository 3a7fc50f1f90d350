package dev.sinew.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Runs a command as a shell would, in this process.
///
/// @param out standard output
/// @param err standard error
record Cli(int exit, String out, String err) {

  static final Path ROOT = Path.of(System.getProperty("sinew.root"));
  static final Path CONFIGS = ROOT.resolve("configs");

  static Cli run(Object... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) words[i] = args[i].toString();
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    try {
      int exit = Main.execute(words);
      return new Cli(
          exit,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /// The one error line, without its newline.
  String complaint() {
    String[] lines = err.split("\n");
    if (lines.length != 1) throw new AssertionError("not one line: " + err);
    return lines[0];
  }
}
