import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compares every Java source with google-java-format (`check`) or rewrites it (`write`). Run by
/// `mvn verify`; `mvn verify -Pformat-write` rewrites.
class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> sources;
    try (var walk = Files.walk(Path.of(""))) {
      sources =
          walk.filter(p -> p.toString().endsWith(".java"))
              .filter(p -> !p.toString().contains("target/"))
              .sorted()
              .toList();
    }
    List<Path> different = new ArrayList<>();
    for (Path source : sources) {
      String text = Files.readString(source);
      String formatted = formatter.formatSourceAndFixImports(text);
      if (formatted.equals(text)) continue;
      different.add(source);
      if (write) Files.writeString(source, formatted);
    }
    for (Path source : different)
      System.err.println((write ? "formatted " : "not formatted: ") + source);
    if (!write && !different.isEmpty()) {
      System.err.println(
          different.size()
              + " of "
              + sources.size()
              + " sources differ from google-java-format; run: mvn verify -DskipTests"
              + " -Pformat-write");
      System.exit(1);
    }
  }
}
