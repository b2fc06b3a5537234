"""acceptance case …: what is done to a case, the commands of one stage a file."""
