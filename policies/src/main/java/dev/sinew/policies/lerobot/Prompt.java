package dev.sinew.policies.lerobot;

/// How the task becomes tokens. Shorter prompts are filled up, even where LeRobot pads to the
/// longest of a batch: the mask makes that equal, and a graph's tensor has one length.
///
/// @param tokenizer its name on the hub
/// @param maxLength tokens
/// @param truncated whether a longer prompt is cut off
/// @param format `plain`, `newline` or `pi05`
record Prompt(String tokenizer, int maxLength, boolean truncated, String format) {

  static final String PLAIN = "plain";
  static final String NEWLINE = "newline";

  /// The state stands in the prompt, in 256 bins.
  static final String PI05 = "pi05";
}
