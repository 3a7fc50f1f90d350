/// Buses of smart servos: what all families have in common. A family (Feetech, Dynamixel) has
/// packets and a register table; everything above speaks [dev.sinew.drivers.servo.ServoBus].
///
/// Raw positions are counts of the encoder as the servo reports them, its own homing offset
/// included; which angle that is, a calibration says.
package dev.sinew.drivers.servo;
