/// From a camera's frame to the values of a network's image input: a declared chain of small steps
/// whose arithmetic is that of the library the network was trained with.
package dev.sinew.policies.vision;
