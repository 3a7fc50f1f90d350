package dev.sinew.policies.language;

/// A tokenized prompt. Immutable by contract: nobody writes to the arrays.
///
/// @param ids one per token, padding included
/// @param mask 1 for a token, 0 for padding; as long as the ids
/// @param truncated whether the end of the text did not fit
public record Tokens(long[] ids, byte[] mask, boolean truncated) {}
