/// How long a policy takes, and where the time goes.
package dev.sinew.policies.bench;
