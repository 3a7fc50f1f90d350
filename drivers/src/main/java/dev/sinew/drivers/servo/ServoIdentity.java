package dev.sinew.drivers.servo;

/// A servo that answered.
///
/// @param model number in its model register
/// @param firmware as [Register#FIRMWARE]
public record ServoIdentity(int id, int model, int firmware) {}
