/// Feetech bus servos: SMS and STS (little endian), SCS (big endian).
///
/// A packet is FF FF, id, length (parameters + 2), instruction or in an answer the fault bits,
/// parameters, and the inverted low byte of the sum of everything between header and checksum.
///
/// Homing offset: present position = position of the encoder **minus** offset. Dynamixel's has the
/// opposite sign.
///
/// Sources: Feetech's memory tables of the STS and SCSCL series, LeRobot 0.6.1 `motors/feetech`
/// (Apache 2.0), Feetech's FTServo library for the sign bits of load, velocity and current.
package dev.sinew.drivers.servo.feetech;
