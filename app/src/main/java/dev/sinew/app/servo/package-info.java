/// What the commands about arms of servos have in common: which arm, its bus, and the person at it.
package dev.sinew.app.servo;
