/// Packets in a stream of bytes, as far as all servo families agree: they are put together in one
/// buffer, and found again among bytes that may be damaged, cut short or somebody else's.
package dev.sinew.drivers.servo.packet;
