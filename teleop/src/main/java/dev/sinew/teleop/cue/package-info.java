/// What is to be heard while demonstrations are collected, so that nobody has to look at a screen.
package dev.sinew.teleop.cue;
