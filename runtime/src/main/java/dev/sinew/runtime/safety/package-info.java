/// The only door to the arm. Every command passes the [dev.sinew.runtime.safety.Supervisor] on the
/// servo thread; what comes out is an [dev.sinew.runtime.safety.AdmittedCommand], the one type that
/// a robot accepts and that nobody else can make.
///
/// This is a functional, non-safety-rated layer: it lowers the number of demands on the robot's
/// rated safety functions and replaces none of them.
package dev.sinew.runtime.safety;
