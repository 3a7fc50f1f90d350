/// A folder of images as a camera.
package dev.sinew.drivers.camera.folder;
