"""What the official workbooks consist of: sheets, columns, words, codes and helps."""
