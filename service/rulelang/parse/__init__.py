"""Text of rule files → values of the rule language, every fault with its place."""
