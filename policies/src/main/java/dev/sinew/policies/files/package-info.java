/// The files that a bundle names: where they may lie, how large they may be, and that they are the
/// ones declared.
package dev.sinew.policies.files;
