package dev.sinew.app.servo;

import java.util.LinkedHashMap;
import java.util.Map;

/// A report to look into.
final class ListReport implements Report {

  final Map<String, String> fine = new LinkedHashMap<>();
  final Map<String, String> wrong = new LinkedHashMap<>();

  @Override
  public void fine(String check, String found) {
    fine.put(check, found);
  }

  @Override
  public void wrong(String check, String problem) {
    wrong.put(check, problem);
  }
}
