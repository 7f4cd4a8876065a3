"""The pylayout command for Python environments; everything it does is in the Node package below this directory."""
