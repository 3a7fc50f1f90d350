/// What can be made of a recorded episode: proving that it was decided as it says, deciding it
/// anew with something changed, letting other policies look at it, and playing it on a robot.
package dev.sinew.app.replay;
