package dev.sinew.runtime.rosmsg;

/// A name for a value; not part of the bytes.
///
/// @param typeText as the definition has it, `uint8`
/// @param valueText as the definition has it
public record MessageConstant(String typeText, String name, String valueText) {}
