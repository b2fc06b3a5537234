"""The screens of 更正: corrections of an issued decision, drafted and signed."""
