package dev.sinew.app.collect;

import dev.sinew.app.episode.LiveEpisode.Moment;

/// What people see while they collect. Caller's thread.
public interface CollectView {

  /// The reset phase goes on.
  ///
  /// @param leftSeconds until it ends by itself; infinity when it does not
  /// @param objection why the operator may not take the arm yet; empty when nothing is against it
  void resetting(int kept, int wanted, double leftSeconds, String objection);

  /// An episode is being recorded.
  void recording(int number, int wanted, double leftSeconds, Moment moment);

  /// An episode is there, or was put aside.
  void ended(CollectedEpisode episode);

  /// Something else to be known.
  void line(String text);
}
