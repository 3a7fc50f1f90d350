/// YAML files checked against a JSON Schema before anything reads them. Every complaint is one line
/// that names the file, the key, the value and what would be right.
package dev.sinew.runtime.config;
