package dev.sinew.app;

import java.io.PrintStream;
import java.util.List;

/// Columns under each other.
final class TextTable {

  private TextTable() {}

  /// @param rows the first is the heading; all as long as it
  static void print(PrintStream out, List<String[]> rows) {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows)
      for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], row[i].length());
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++)
        line.append(row[i]).repeat(' ', widths[i] - row[i].length() + 2);
      out.println(line.toString().stripTrailing());
    }
  }
}
