/// What turns the counts of servos into angles: calibration files as LeRobot writes them, what the
/// servos themselves keep of it, and the pose by which drift is found.
package dev.sinew.drivers.servo.calibration;
