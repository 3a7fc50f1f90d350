/// The keys that every section with servos has in common: a robot's, a leader arm's.
package dev.sinew.drivers.servo.section;
