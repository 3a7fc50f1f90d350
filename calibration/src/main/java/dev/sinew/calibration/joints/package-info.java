/// Joint zero and range of an arm of servos, found with a person who moves the limp arm.
package dev.sinew.calibration.joints;
