/// Finding the cameras of a machine: what there is, what it can do, how to write it into a
/// deployment, what each of them sees.
package dev.sinew.drivers.camera.find;
