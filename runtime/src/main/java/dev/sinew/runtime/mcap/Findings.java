package dev.sinew.runtime.mcap;

import java.util.ArrayList;
import java.util.List;

/// Gathers findings, not more than anybody reads.
final class Findings {

  private static final int MAX = 1000;

  private final List<McapFinding> list = new ArrayList<>();

  void flaw(long offset, String text) {
    add(McapFinding.Grade.FLAW, offset, text);
  }

  void flaw(McapException e) {
    flaw(e.offset(), e.problem());
  }

  void note(long offset, String text) {
    add(McapFinding.Grade.NOTE, offset, text);
  }

  List<McapFinding> list() {
    return List.copyOf(list);
  }

  /// Notes give way to flaws when there are too many.
  private void add(McapFinding.Grade grade, long offset, String text) {
    if (list.size() == MAX) {
      if (grade == McapFinding.Grade.NOTE) return;
      list.removeLast();
      list.add(new McapFinding(grade, offset, "more findings than the " + MAX + " listed"));
      return;
    }
    list.add(new McapFinding(grade, offset, text));
  }
}
