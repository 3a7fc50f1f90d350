/// The SO-101 arm at a table with a cube and a bin, simulated: so that demonstrations, policies and
/// everything between them work without hardware.
///
/// **Facts of the arm**: link lengths, joint axes and limits, sizes of its parts from the maker's
/// URDF, MJCF and CAD (TheRobotStudio/SO-ARM100, Simulation/SO101, commit fda892cb, Apache-2.0);
/// zero of every joint at mid range ("new_calib"). Frame: that of `base_link`, x forward, y left, z
/// up, the table at z = 0; m and rad.
///
/// **Mechanics.** Steps of 1 ms. The arm is moved by its servos and pushes what it touches: it has
/// no inertia of its own, but a joint goes no farther against a contact than its servo's torque
/// allows. Only the cube is a dynamic body (ode4j, a Java port of the Open Dynamics Engine). The
/// arm does not collide with itself.
///
/// The world lives on the servo thread, when the arm is read; what others may see leaves through
/// [dev.sinew.runtime.sync.StateRing]s.
package dev.sinew.drivers.sim.so101;
