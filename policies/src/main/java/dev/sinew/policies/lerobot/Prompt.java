package dev.sinew.policies.lerobot;

/// How the task becomes tokens.
///
/// @param tokenizer its name on the hub
/// @param maxLength tokens at most; what is beyond is cut off
/// @param padded whether shorter ones are filled up to `maxLength`, else to the longest of a batch
/// @param newline whether a newline is appended where there is none
/// @param stateBins whether the state stands in the prompt, in 256 bins (pi0.5)
record Prompt(
    String tokenizer, int maxLength, boolean padded, boolean newline, boolean stateBins) {}
