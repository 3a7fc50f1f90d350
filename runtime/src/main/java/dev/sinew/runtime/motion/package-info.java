/// The arithmetic heart of the supervisor: commands are admitted only while a stop from the state
/// after them is known to stay inside every limit.
///
/// Words and units. `q_k` is the command of a joint in tick k of the servo period T;
/// `V_k = q_k - q_{k-1}`, `A_k = V_k - V_{k-1}`, `J_k = A_k - A_{k-1}` are its differences in *tick
/// units*, bounded by `maxVelocity T`, `maxAcceleration T^2`, `maxJerk T^3` of its
/// [dev.sinew.runtime.JointSpec]. The state of a joint is (q, V, A) of the last command.
///
/// [dev.sinew.runtime.motion.VerifiedStopGate] is the guarantee,
/// [dev.sinew.runtime.motion.TrajectoryLimiter] an untrusted proposer in front of it. Nothing here
/// allocates, locks or throws on the servo thread; every object is confined to it.
///
/// This is a functional, non-safety-rated layer. It speaks of *commands*: the arm's own tracking
/// error has to be bounded elsewhere and taken off the box.
package dev.sinew.runtime.motion;
