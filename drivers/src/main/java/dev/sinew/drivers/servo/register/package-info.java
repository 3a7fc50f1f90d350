/// Where the registers of a servo family lie and how their bytes become numbers. Used from both
/// ends: by a bus that asks, and by a servo that answers.
package dev.sinew.drivers.servo.register;
