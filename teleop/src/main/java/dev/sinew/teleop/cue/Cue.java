package dev.sinew.teleop.cue;

/// What an operator should hear, as a tone and as words. Rising tones begin something, falling ones
/// end it; a discarded episode sounds low.
public enum Cue {
  /// An episode begins.
  START("recording", 660, 880),
  /// It was kept.
  KEPT("kept", 880, 1320),
  /// It was thrown away.
  DISCARDED("discarded", 330, 220),
  /// The scene is to be put back.
  RESET("reset the scene", 440, 440);

  private final String words;
  private final double firstHertz;
  private final double secondHertz;

  Cue(String words, double firstHertz, double secondHertz) {
    this.words = words;
    this.firstHertz = firstHertz;
    this.secondHertz = secondHertz;
  }

  /// What a voice says.
  String words() {
    return words;
  }

  /// The first of its two tones, Hz.
  double firstHertz() {
    return firstHertz;
  }

  /// The second of its two tones, Hz.
  double secondHertz() {
    return secondHertz;
  }
}
