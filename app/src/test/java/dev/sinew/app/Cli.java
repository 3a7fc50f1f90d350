package dev.sinew.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Runs a command as a shell would, in this process.
///
/// @param out standard output
/// @param err standard error
record Cli(int exit, String out, String err) {

  static final Path ROOT = Path.of(System.getProperty("sinew.root"));
  static final Path CONFIGS = ROOT.resolve("configs");

  private static final HeardStream OUT = HeardStream.instead(System.out, System::setOut);
  private static final HeardStream ERR = HeardStream.instead(System.err, System::setErr);

  static Cli run(Object... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) words[i] = args[i].toString();
    OUT.hear(out);
    ERR.hear(err);
    try {
      int exit = Main.execute(words);
      return new Cli(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      OUT.noMore();
      ERR.noMore();
    }
  }

  /// The one error line, without its newline.
  String complaint() {
    String[] lines = err.split("\n");
    if (lines.length != 1) throw new AssertionError("not one line: " + err);
    return lines[0];
  }
}
