/// Where the arm is and how far it keeps from itself and from the boundaries of its workspace.
///
/// A [dev.sinew.runtime.kinematics.KinematicModel] comes from a URDF file
/// ([dev.sinew.runtime.kinematics.Urdf]), from Denavit-Hartenberg rows
/// ([dev.sinew.runtime.kinematics.DenavitHartenberg]) or from its links and joints directly.
/// [dev.sinew.runtime.kinematics.ForwardKinematics] turns joint positions into poses;
/// [dev.sinew.runtime.kinematics.CollisionModel] turns poses into a clearance, and joint motions
/// into a bound of how much of it they can use up.
///
/// Units: metres, radians. Frames: right-handed; the base frame is the frame of the model's root
/// link. A pose maps coordinates of the named frame to the base frame.
package dev.sinew.runtime.kinematics;
