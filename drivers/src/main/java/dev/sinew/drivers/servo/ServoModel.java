package dev.sinew.drivers.servo;

/// A type of servo, from its maker's data sheet.
///
/// @param name as the maker spells it: "STS3215"
/// @param number what its model register holds
/// @param countsPerTurn of its position encoder
/// @param velocityUnitRadPerS of one count of its velocity registers
/// @param currentUnitA of one count of its current register; 0 when it has none
public record ServoModel(
    String name, int number, int countsPerTurn, double velocityUnitRadPerS, double currentUnitA) {}
