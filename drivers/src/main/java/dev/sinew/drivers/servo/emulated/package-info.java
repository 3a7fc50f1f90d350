/// Emulated servos: register files, packets, timing and mechanics as the makers document them, so
/// that everything above a bus can be used and tested without hardware.
///
/// Their register tables are written down here a second time, from the makers' manuals, on purpose:
/// a wrong address in the driver is noticed.
package dev.sinew.drivers.servo.emulated;
