/// Random numbers that equal other programs' bit for bit.
package dev.sinew.runtime.random;
