"""Speed and size, each as a ratio against a yardstick measured in the same run. Never asserted in a test."""
