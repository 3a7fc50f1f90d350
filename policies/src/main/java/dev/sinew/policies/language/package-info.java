/// From a prompt to the token ids of a network's text input, with the tokenizer that the checkpoint
/// carries.
package dev.sinew.policies.language;
