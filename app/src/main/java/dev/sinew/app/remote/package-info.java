/// Operators at the other end of a network: what they are told, and what they may ask for.
///
/// Nothing here is on the arm's path: a link that is slow, full or gone loses words, never ticks. A
/// start needs the token; a request to stop does not, and is latched until somebody with the token
/// clears it.
package dev.sinew.app.remote;
