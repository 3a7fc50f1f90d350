/// From a pose that is wanted to joint positions, one cycle at a time.
///
/// A step is a small least-squares problem over the joints' next increments, inside bounds that
/// already hold position, speed, acceleration and the distance needed to stop before a limit
/// ([dev.sinew.teleop.ik.StepBounds]). A target out of reach, a singular pose or a jump can
/// therefore make the arm late, never fast.
///
/// Units: metres, radians, seconds. Poses map the tool's frame to the base frame.
package dev.sinew.teleop.ik;
