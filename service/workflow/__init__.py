"""The use cases, one verb a file: the only place where the stages meet files and folders."""
