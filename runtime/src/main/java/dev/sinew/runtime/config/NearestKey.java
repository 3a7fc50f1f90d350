package dev.sinew.runtime.config;

import java.util.Collection;
import java.util.Comparator;

/// What somebody meant to write.
public final class NearestKey {

  private NearestKey() {}

  /// A clause that names the nearest candidate, or all of them when none is near.
  public static String suggestion(String wrong, Collection<String> candidates) {
    if (candidates.isEmpty()) return "";
    String nearest =
        candidates.stream().min(Comparator.comparingInt(c -> distance(wrong, c))).orElseThrow();
    return distance(wrong, nearest) <= Math.max(2, nearest.length() / 3)
        ? "; did you mean '" + nearest + "'?"
        : "; known: " + String.join(", ", candidates);
  }

  /// Levenshtein's edit distance.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
