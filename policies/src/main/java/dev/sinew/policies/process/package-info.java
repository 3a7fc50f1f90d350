/// What happens to numbers on their way into and out of a network.
package dev.sinew.policies.process;
