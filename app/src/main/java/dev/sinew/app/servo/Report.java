package dev.sinew.app.servo;

/// Where a doctor's findings go, a line each.
public interface Report {

  /// All is well.
  void fine(String check, String found);

  /// Something is to be done.
  void wrong(String check, String problem);

  /// Either, by whether there is a problem.
  default void say(String check, String found, String problem) {
    if (problem.isEmpty()) fine(check, found);
    else wrong(check, problem);
  }
}
