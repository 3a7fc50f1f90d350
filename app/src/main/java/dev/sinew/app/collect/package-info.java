/// Demonstrations: episodes that an operator moves, one after the other, into raw recordings and a
/// LeRobot dataset. Which episode is recorded, kept or discarded, the session in `teleop` decides.
package dev.sinew.app.collect;
