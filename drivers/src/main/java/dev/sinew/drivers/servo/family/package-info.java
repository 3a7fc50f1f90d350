/// The servo families that a deployment file can name.
package dev.sinew.drivers.servo.family;
