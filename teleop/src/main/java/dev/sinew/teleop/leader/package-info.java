/// Leader arms: an operator moves one by hand, and another arm follows joint by joint.
///
/// A leader stands on a servo bus; the arm that follows may be any, only the names and units of its
/// joints count. A cycle is one transaction on the teleoperation thread: what an operator's hand
/// did is on its way to the arm as soon as the servos have said it, with the instant in the middle
/// of the transaction for its stamp. Nothing is ever written into the servos' EEPROM.
package dev.sinew.teleop.leader;
