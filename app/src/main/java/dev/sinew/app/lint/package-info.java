/// What is wrong with a recorded episode, found while it can still be recorded again.
package dev.sinew.app.lint;
