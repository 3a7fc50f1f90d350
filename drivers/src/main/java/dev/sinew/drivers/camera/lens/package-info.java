/// What a lens does to a picture: files that describe it, and pictures as a lens without distortion
/// would have made them.
package dev.sinew.drivers.camera.lens;
