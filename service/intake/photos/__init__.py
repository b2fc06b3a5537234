"""Photos from outside: decoded and written anew by a limited child process."""
