/// From a deployment file to wired loops. Everything is checked here, before anything can move.
package dev.sinew.app.deploy;
