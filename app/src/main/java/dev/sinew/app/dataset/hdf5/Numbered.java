package dev.sinew.app.dataset.hdf5;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Names with a number in them: `demo_10` comes after `demo_9`.
final class Numbered {

  private Numbered() {}

  /// @return those of the names that are prefix, number, suffix; by their numbers
  static List<String> sorted(List<String> names, String prefix, String suffix) {
    Pattern form = Pattern.compile(Pattern.quote(prefix) + "(\\d{1,30})" + Pattern.quote(suffix));
    return names.stream()
        .filter(name -> form.matcher(name).matches())
        .sorted(
            Comparator.comparing(
                    (String name) ->
                        new BigInteger(
                            name.substring(prefix.length(), name.length() - suffix.length())))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }
}
