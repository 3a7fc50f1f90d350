/// Who commands which joint: an operator or the plan, decided anew every tick, in the spine.
///
/// [dev.sinew.runtime.authority.Arbiter] wraps the chunk scheduler of a deployment. A joint is the
/// operator's where the session grants it and the device speaks of it. Whatever changes hands goes
/// on from the command that was sent last, with its speed: what is then left between device and
/// arm, or arm and plan, is an offset that is worked off slowly.
package dev.sinew.runtime.authority;
