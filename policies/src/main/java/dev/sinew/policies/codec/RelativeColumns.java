package dev.sinew.policies.codec;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Which columns of a LeRobot checkpoint are relative to the state.
public final class RelativeColumns {

  private RelativeColumns() {}

  /// LeRobot's rule (`relative_action_processor.py`, 0.6.1): a column is absolute when its name
  /// holds one of the excluded words, whatever the case; a column without a name is relative.
  ///
  /// @param names of the first columns
  /// @param excluded `exclude_joints` of the processor
  /// @return the relative columns, ascending: `columns` of a `delta` link
  public static int[] of(int width, List<String> names, List<String> excluded) {
    List<String> words =
        excluded.stream().filter(w -> !w.isEmpty()).map(w -> w.toLowerCase(Locale.ROOT)).toList();
    return IntStream.range(0, width)
        .filter(
            i ->
                i >= names.size()
                    || words.stream().noneMatch(names.get(i).toLowerCase(Locale.ROOT)::contains))
        .toArray();
  }
}
