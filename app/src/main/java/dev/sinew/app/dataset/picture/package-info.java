/// Compressed pictures in files that hold nothing else about them.
package dev.sinew.app.dataset.picture;
