/// Dynamixel servos of the X series, protocol 2.0.
///
/// A packet is FF FF FD 00, id, length (instruction, parameters and CRC; low byte first),
/// instruction, parameters, CRC-16. Where instruction and parameters hold FF FF FD, one more FD
/// follows and counts in the length; the CRC is over the bytes as sent. An answer has instruction
/// 0x55 and its error byte as first parameter.
///
/// Homing offset: present position = position of the encoder **plus** offset. Feetech's has the
/// opposite sign.
///
/// Sources: ROBOTIS e-manual "DYNAMIXEL Protocol 2.0" and X-series control tables, DynamixelSDK 4.1
/// (Apache 2.0).
package dev.sinew.drivers.servo.dynamixel;
