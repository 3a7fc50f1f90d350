package dev.sinew.app.remote;

/// What became of a command.
///
/// @param accepted whether it is carried out
/// @param why one clause
record Reply(boolean accepted, String why) {

  static Reply yes(String what) {
    return new Reply(true, what);
  }

  static Reply no(String why) {
    return new Reply(false, why);
  }
}
