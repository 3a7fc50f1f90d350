/// What every connection to a server needs: when to try again, and what to say of it.
package dev.sinew.policies.link;
